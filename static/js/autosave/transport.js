// Posts to this site and brings back JSON; the CSRF cookie is read at each send.

const TIMEOUT = 20_000;
const LONGEST_KEPT_ALIVE = 60_000; // a browser keeps 64 KiB alive after the page

export function csrfToken() {
  return document.cookie.match(/(?:^|; )csrftoken=([^;]*)/)?.[1] ?? "";
}

function sizeOf(data) {
  const encoder = new TextEncoder();
  let size = 0;
  for (const [name, value] of data) {
    size += encoder.encode(name + value).length + 100;
  }
  return size;
}

async function send(url, data, token) {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), TIMEOUT);
  try {
    const response = await fetch(url, {
      method: "POST",
      body: data,
      headers: { Accept: "application/json", "X-CSRFToken": token },
      credentials: "same-origin",
      redirect: "manual",
      keepalive: sizeOf(data) < LONGEST_KEPT_ALIVE,
      signal: giveUp.signal,
    });
    const isJson = response.headers.get("Content-Type")?.includes("json");
    return { status: response.status, data: isJson ? await response.json() : null };
  } finally {
    clearTimeout(timer);
  }
}

// A stale token is replaced once: by the newer cookie, or by a visit to `tokenUrl`,
// which sets one. Rejects where no answer came.
export async function post(url, data, tokenUrl) {
  const token = csrfToken();
  const answer = await send(url, data, token);
  if (answer.status !== 403 || answer.data?.reason !== "token") {
    return answer;
  }
  if (csrfToken() === token) {
    await fetch(tokenUrl, { credentials: "same-origin", cache: "no-store" });
  }
  return send(url, data, csrfToken());
}
