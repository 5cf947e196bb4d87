"""Numbers of indicators in a sentence."""


def spans(numbers: list[int]) -> str:
    """“1, 2, 6–9”: runs of three or more are drawn together."""
    runs = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run))
        for run in runs
    )
