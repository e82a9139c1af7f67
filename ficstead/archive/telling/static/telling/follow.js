// Follows and stops following without leaving the page. Without this the form does it by a round trip.
addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-follow]");
  if (!form) return;
  event.preventDefault();
  const fresh = await send(form).catch(() => null);
  if (!fresh) return form.submit();
  form.replaceWith(fresh);
  fresh.querySelector("button").focus();
});

async function send(form) {
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-In-Place": "1" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return answer.ok && !answer.redirected ? page.querySelector("form[data-follow]") : null;
}
