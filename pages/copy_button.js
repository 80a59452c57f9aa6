/** A button that copies a text, also where the page comes over plain http and the browser keeps its clipboard shut. */
export default {
  props: { text: String, words: Object },
  template: `
    <div class="bar">
      <q-btn color="primary" unelevated no-caps icon="content_copy" :label="words.copy" @click="copy" />
      <span class="quiet small" role="status">{{ said }}</span>
    </div>`,
  data: () => ({ said: "" }),
  methods: {
    async copy() {
      const done = window.isSecureContext ? await this.write() : this.select();
      this.said = done ? this.words.copied : this.words.failed;
    },
    write() {
      return navigator.clipboard.writeText(this.text).then(
        () => true,
        () => this.select(),
      );
    },
    select() {
      const field = document.createElement("textarea");
      field.value = this.text;
      this.$el.append(field); // inside the dialog, which keeps the focus to itself
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    },
  },
};
