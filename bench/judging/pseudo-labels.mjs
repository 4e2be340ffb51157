// Does a scorer gain from its own confident judgements of unlabelled sentences? (docs/accuracy.md)
//
//   node bench/judging/pseudo-labels.mjs TRAIN.tsv ARTICLES.ndjson [FOLDS]
//
// TRAIN.tsv: columns sentence and label. ARTICLES.ndjson: an article a line, with paragraphs as lists of sentences.
// Each fold is judged by a scorer fitted on the others, and by one fitted on the others and on the pseudo-labels that the first one gave.
// Prints a JSON object a way: macro-F1 and AUC over all folds' judgements.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const [trainFile, articlesFile, foldCount = '5'] = process.argv.slice(2);
if (!articlesFile) {
  console.error('usage: node pseudo-labels.mjs TRAIN.tsv ARTICLES.ndjson [FOLDS]');
  process.exit(2);
}

const stream = join(resolve(dirname(fileURLToPath(import.meta.url)), '../..'), 'stream');
const folder = mkdtempSync(join(tmpdir(), 'pseudo-'));
const file = name => join(folder, name);
const run = (...args) => execFileSync(stream, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
const lines = name => readFileSync(name, 'utf8').split(/\r?\n/).filter(l => l.trim());
const ndjson = name => lines(name).map(l => JSON.parse(l));
const write = (name, rows) => writeFileSync(file(name), ['sentence\tlabel', ...rows.map(r => `${r.text}\t${r.label}`)].join('\n') + '\n');

const [header, ...rows] = lines(trainFile).map(l => l.split('\t'));
const [text, label] = ['sentence', 'label'].map(n => header.indexOf(n));
const seen = new Set();
const labelled = rows.map(r => ({ text: r[text], label: r[label] })).filter(r => !seen.has(r.text) && seen.add(r.text));
const unlabelled = [...new Set(ndjson(articlesFile).flatMap(a => a.paragraphs.flat()).map(s => s.replace(/\s+/g, ' ').trim()))]
  .filter(s => s.split(' ').length >= 5 && !seen.has(s));
writeFileSync(file('unlabelled.txt'), unlabelled.join('\n') + '\n');

// Confidence that is asked for, and the most of each label that are taken, the surest first.
const ways = [[0.9, 200], [0.9, 600], [0.97, 200]];
const judged = { none: [] };
for (const [sure, most] of ways) judged[`${sure} ${most}`] = [];

const fit = (name, ...data) => run(
  'fit', '--data', ...data.map(file), '--form', 'Q4_0', '--layers', '16', '--prompt', 'feeling', '--state', 'last',
  '--language', 'en', '--out', file(name));
const judge = name => {
  run('eval', '--data', file('held.tsv'), '--scorer', file(name), '--bootstrap', '0', '--out', file('held.ndjson'), '--json');
  return ndjson(file('held.ndjson')).filter(r => r.error === undefined || r.error === null);
};

try {
  const folds = Number(foldCount);
  for (let fold = 0; fold < folds; fold++) {
    write('rest.tsv', labelled.filter((_, i) => i % folds !== fold));
    write('held.tsv', labelled.filter((_, i) => i % folds === fold));
    fit('teacher.json', 'rest.tsv');
    judged.none.push(...judge('teacher.json'));
    writeFileSync(file('scored.ndjson'), run('score', file('unlabelled.txt'), '--scorer', file('teacher.json')));
    const scored = ndjson(file('scored.ndjson')).filter(s => s.p_subjective !== undefined);
    for (const [sure, most] of ways) {
      const taken = ['SUBJ', 'OBJ'].flatMap(l => scored
        .map(s => ({ text: s.text, label: l, p: l === 'SUBJ' ? s.p_subjective : 1 - s.p_subjective }))
        .filter(s => s.p >= sure).sort((a, b) => b.p - a.p).slice(0, most));
      write('pseudo.tsv', taken);
      fit('student.json', 'rest.tsv', 'pseudo.tsv');
      judged[`${sure} ${most}`].push(...judge('student.json'));
      console.error(`fold ${fold + 1} of ${folds}: ${taken.length} pseudo-labels from ${sure}, at most ${most} a label`);
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

const f1 = (all, of) => {
  const hit = all.filter(r => r.label === of && r.said === of).length;
  return 2 * hit / (all.filter(r => r.label === of).length + all.filter(r => r.said === of).length);
};
const auc = all => {
  const sorted = all.toSorted((a, b) => a.log_odds - b.log_odds);
  const positive = sorted.filter(r => r.label === 'SUBJ').length;
  const ranks = sorted.reduce((sum, r, i) => sum + (r.label === 'SUBJ' ? i + 1 : 0), 0);
  return (ranks - positive * (positive + 1) / 2) / (positive * (sorted.length - positive));
};
for (const [way, all] of Object.entries(judged))
  console.log(JSON.stringify({ pseudo_labels: way, sentences: all.length, macro_f1: (f1(all, 'SUBJ') + f1(all, 'OBJ')) / 2, auc: auc(all) }));
