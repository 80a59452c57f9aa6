/** Files on their way in: a labelled file input that is also a drop zone. Files are sent one after the other. */
export default {
  props: { url: String, accept: String, megabytes: Number, words: Object },
  emits: ["kept", "login", "done"],
  template: `
    <div class="drop" :class="{ 'is-over': over }" @dragenter.prevent="over = true" @dragover.prevent="over = true"
      @dragleave="leave" @drop.prevent="drop">
      <p class="drop-how" aria-hidden="true">{{ words.drop }}</p>
      <label class="drop-choose">
        <span>{{ words.choose }}</span>
        <input ref="input" type="file" multiple :accept="accept" @change="chosen">
      </label>
      <p class="quiet small">{{ words.limits }}</p>
      <ul v-if="files.length" class="drop-files">
        <li v-for="file in files" :key="file.number">
          <span class="drop-name">{{ file.name }}</span>
          <progress v-if="file.state === 'sending'" :value="file.sent" max="100" :aria-label="file.name"></progress>
          <progress v-if="file.state === 'reading'" :aria-label="file.name"></progress>
          <span class="drop-state" :class="{ 'is-wrong': file.state === 'refused' }" :role="role(file)">{{ text(file) }}</span>
          <a v-if="file.there" :href="file.there">{{ words.there }}</a>
        </li>
      </ul>
    </div>`,
  data: () => ({ files: [], over: false }),
  created() {
    this.count = 0;
    this.busy = false;
  },
  methods: {
    role(file) {
      return file.state === "refused" ? "alert" : "status";
    },
    text(file) {
      if (file.state === "sending") return this.words.sending.replace("{n}", file.sent);
      return file.error || this.words[file.state];
    },
    leave(event) {
      this.over = this.$el.contains(event.relatedTarget);
    },
    drop(event) {
      this.over = false;
      this.take(event.dataTransfer.files);
    },
    chosen(event) {
      this.take(event.target.files);
      event.target.value = ""; // the same file may be chosen again
    },
    take(chosen) {
      for (const file of chosen) {
        const tooLarge = file.size > this.megabytes * 2 ** 20;
        this.files.push({
          number: ++this.count,
          name: file.name,
          state: tooLarge ? "refused" : "waiting",
          there: "",
          error: tooLarge ? this.words.tooLarge.replace("{name}", file.name) : "",
          sent: 0,
          content: Object.freeze(file),
        });
      }
      this.work();
    },
    async work() {
      if (this.busy) return;
      this.busy = true;
      const kept = [];
      for (let file; (file = this.files.find((one) => one.state === "waiting")); ) {
        const answer = await this.send(file);
        file.content = null;
        if (answer.login) return this.$emit("login");
        file.error = answer.error || "";
        file.there = answer.there || "";
        file.state = answer.upload ? "kept" : "refused";
        if (answer.upload) kept.push(answer.upload);
        if (answer.upload) this.$emit("kept", { upload: answer.upload });
      }
      this.busy = false;
      const refused = this.files.filter((one) => one.state === "refused").length;
      this.$emit("done", { kept, refused });
    },
    send(file) {
      file.state = "sending";
      return new Promise((resolve) => {
        const failed = () => resolve({ error: this.words.offline });
        const request = new XMLHttpRequest();
        request.open("POST", this.url);
        request.responseType = "json";
        request.upload.onprogress = (event) => {
          if (event.lengthComputable) file.sent = Math.floor((100 * event.loaded) / event.total);
        };
        request.upload.onload = () => {
          file.state = "reading";
        };
        request.onload = () => resolve(request.response || { error: this.words.offline });
        request.onerror = failed;
        request.ontimeout = failed;
        const form = new FormData();
        form.append("file", file.content, file.name);
        request.send(form);
      });
    },
  },
};
