// Says on the page what went wrong with a passkey: allauth's scripts only announce it.
const trouble = document.getElementById("passkey-trouble");

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  if (trouble) trouble.textContent = trouble.dataset.words;
});
