// What goes between the editor and the archive's proofreader.
export class Unread extends Error {
  /** `why`: "away" when the archive can't be reached, "tooLong" when the text is beyond what it reads in one go. */
  constructor(why) {
    super(why);
    this.why = why;
  }
}

export class Server {
  constructor(form) {
    this.form = form;
  }

  /** The notes on these paragraphs; asking again gives up the question before. */
  async ask(text, paragraphs) {
    this.asking?.abort();
    this.asking = new AbortController();
    const answer = await this.send(this.form.dataset.proof, JSON.stringify({ text, paragraphs }), {
      signal: this.asking.signal,
      type: "application/json",
    });
    if (answer.status === 413) throw new Unread("tooLong");
    if (!answer.ok) throw new Unread("away");
    return answer.json();
  }

  ignore({ code, fingerprint }) {
    return this.tell(this.form.dataset.proofIgnore, { code, fingerprint });
  }

  silence({ code }) {
    return this.tell(this.form.dataset.proofSilence, { code });
  }

  learn({ own_word }) {
    return this.tell(this.form.dataset.proofWords, { word: own_word });
  }

  async tell(address, said) {
    const answer = await this.send(address, new URLSearchParams(said));
    if (!answer.ok) throw new Unread("away");
  }

  async send(address, body, { signal, type } = {}) {
    const headers = { Accept: "application/json", "X-CSRFToken": this.form.elements.csrfmiddlewaretoken.value };
    if (type) headers["Content-Type"] = type;
    try {
      // To the door, when nobody is signed in: that is no answer of the proofreader's.
      return await fetch(address, { method: "POST", headers, body, signal, redirect: "manual" });
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new Unread("away");
    }
  }
}
