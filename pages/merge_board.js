/** What an upload would change: tiles that filter, entries with their choices. What a choice means is Python's. */

const TYPED_AFTER = 300; // milliseconds of rest until a typed value is read

const Entry = {
  props: { entry: Object, words: Object, sides: Object, typed: Object, unread: Object },
  emits: ["choose", "type"],
  template: `
    <li class="entry">
      <div class="entry-head">
        <h3>{{ entry.name }}</h3>
        <span v-if="entry.title" class="entry-column">{{ entry.title }}</span>
      </div>
      <p v-if="entry.text">{{ entry.text }}</p>
      <dl v-if="entry.compared" class="sides">
        <div v-for="one in entry.compared" class="side-of"
          :class="{ 'is-base': one.side === 'base', 'is-chosen': one.side === side }">
          <dt>{{ one.label }}</dt>
          <dd>
            <div class="as-typed">{{ one.text }}</div>
            <div v-if="one.beside" class="quiet small">{{ one.beside }}</div>
          </dd>
        </div>
      </dl>
      <dl v-if="entry.contents" class="contents">
        <div v-for="[title, text] in entry.contents"><dt>{{ title }}</dt><dd>{{ text }}</dd></div>
      </dl>
      <ul v-if="entry.cells" class="cells">
        <li v-for="cell in entry.cells" :key="cell.id">
          <label class="tick">
            <input type="checkbox" :checked="sides[cell.id] === 'yes'" :aria-label="cell.label" @change="tick(cell.id, $event)">
            {{ cell.title }}
          </label>
          <span class="before-after">
            <del class="value" :class="{ 'is-blank': !cell.before }">{{ cell.before || words.blank }}</del>
            <q-icon name="arrow_forward" aria-hidden="true"></q-icon>
            <ins class="value" :class="{ 'is-blank': !cell.after }">{{ cell.after || words.blank }}</ins>
          </span>
        </li>
      </ul>
      <label v-if="entry.tick" class="tick">
        <input type="checkbox" :checked="side === 'yes'" :aria-label="entry.label" @change="tick(entry.id, $event)">
        {{ entry.tick }}
      </label>
      <div v-if="entry.options" class="choice" role="radiogroup" :aria-label="entry.label">
        <label v-for="[value, label] in entry.options" class="tick">
          <input type="radio" :name="entry.id" :checked="side === value" @change="pick(value)">
          {{ label }}
        </label>
      </div>
      <div v-if="side === 'other'" class="third">
        <input ref="field" class="third-field" :value="typed[entry.id] ?? entry.start" :aria-label="words.third + ' ' + entry.label"
          :aria-invalid="Boolean(unread[entry.id])" @input="type($event.target.value)">
        <p v-if="unread[entry.id]" class="third-why" role="alert">{{ unread[entry.id] }}</p>
      </div>
    </li>`,
  computed: {
    side() {
      return this.sides[this.entry.id];
    },
  },
  methods: {
    tick(id, event) {
      this.$emit("choose", id, event.target.checked ? "yes" : "no");
    },
    pick(side) {
      this.$emit("choose", this.entry.id, side);
      if (side !== "other") return;
      this.$emit("type", this.entry, this.entry.start, 0);
      this.$nextTick(() => this.$refs.field.focus());
    },
    type(text) {
      this.$emit("type", this.entry, text, TYPED_AFTER);
    },
  },
};

export default {
  components: { Entry },
  props: { sections: Array, words: Object, typed: Object, unread: Object },
  emits: ["choose", "type", "all", "more"],
  template: `
    <div class="stack">
      <div class="tiles" role="group" :aria-label="words.filter">
        <button v-for="one in sections" :key="one.key" type="button" class="tile"
          :class="['is-' + one.look, { 'is-none': !one.count }]" :aria-disabled="!one.count"
          :aria-pressed="only === one.key" @click="look(one)">
          <q-icon :name="one.icon" aria-hidden="true"></q-icon>
          <span>{{ one.title }}</span>
          <span class="figure">{{ one.figure }}</span>
        </button>
      </div>
      <section v-for="one in looked" :key="one.key" class="panel" :aria-label="one.title">
        <h2>{{ one.title }}</h2>
        <p class="quiet">{{ one.help }}</p>
        <div v-if="one.sweep" class="bar">
          <q-btn v-for="[side, label] in one.sweep" outline unelevated no-caps color="primary" :label="label" @click="all(one, side)"></q-btn>
        </div>
        <ul class="lines">
          <Entry v-for="entry in entries[one.key]" :key="entry.id" :entry="entry" :words="words" :sides="sides"
            :typed="texts" :unread="why" @choose="choose" @type="type"></Entry>
        </ul>
        <div v-if="left(one)" class="bar">
          <q-btn outline unelevated no-caps color="primary" icon="expand_more" :label="words.more.replace('{left}', left(one))"
            @click="$emit('more', { key: one.key, from: entries[one.key].length })"></q-btn>
        </div>
      </section>
    </div>`,
  data() {
    return { only: "", sides: {}, texts: { ...this.typed }, why: { ...this.unread }, entries: {} };
  },
  created() {
    this.timers = new Map();
    for (const section of this.sections) this.add(section.key, section.entries);
  },
  computed: {
    looked() {
      return this.sections.filter((one) => one.count && (!this.only || this.only === one.key));
    },
  },
  methods: {
    look(section) {
      if (section.count) this.only = this.only === section.key ? "" : section.key;
    },
    left(section) {
      return section.count - this.entries[section.key].length;
    },
    /** More entries of a section, each with the side that is chosen. */
    add(key, entries) {
      this.entries[key] = [...(this.entries[key] || []), ...entries];
      for (const one of entries.flatMap((entry) => entry.cells || [entry])) this.sides[one.id] = one.side;
    },
    /** Why a typed value cannot be read; "" if it can. */
    said(id, why) {
      this.why[id] = why;
    },
    choose(id, side) {
      clearTimeout(this.timers.get(id));
      this.sides[id] = side;
      if (side === "other") return;
      delete this.why[id];
      delete this.texts[id];
      this.$emit("choose", { id, side });
    },
    type(entry, text, after) {
      this.texts[entry.id] = text;
      clearTimeout(this.timers.get(entry.id));
      const send = () => this.$emit("type", { id: entry.id, column: entry.column, text });
      this.timers.set(entry.id, setTimeout(send, after));
    },
    all(section, side) {
      for (const entry of this.entries[section.key]) {
        if (!entry.swept) continue;
        this.sides[entry.id] = side;
        delete this.why[entry.id];
        delete this.texts[entry.id];
      }
      this.$emit("all", { side });
    },
  },
};
