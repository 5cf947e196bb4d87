"""The pages of ratings: the member's, the office's, the committee's, the rules."""
