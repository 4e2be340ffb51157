// Sentences a second of node-llama-cpp under one prompt, in the best of several settings: each sequence keeps the decoded prompt and
// takes sentence after sentence, sequences are batched together, and two tokens' logits are read at each sentence's end.
// node speed.mjs MODEL.gguf THREADS SENTENCES
import {getLlama, LlamaLogLevel} from "node-llama-cpp";

const [path, threads, count] = [process.argv[2], Number(process.argv[3] ?? 2), Number(process.argv[4] ?? 300)];
const prefixTokens = 320;
const llama = await getLlama({gpu: false, build: "never", logLevel: LlamaLogLevel.error});
const model = await llama.loadModel({modelPath: path});
// The size is not offered; every model has more tokens than this.
const vocabulary = 32000;
let seed = 1;

function random() {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 4294967296;
}

const tokens = (length) => Array.from({length}, () => Math.floor(random() * vocabulary));

// Lengths of news sentences, as the product's own benchmark draws them.
function sentence() {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return tokens(Math.min(120, Math.max(5, Math.round(Math.exp(3.1 + 0.5 * normal)))));
}

async function measure(sequences, batchSize) {
    const context = await model.createContext({
        sequences, batchSize, contextSize: 512, flashAttention: true, threads, ignoreMemorySafetyChecks: true,
        batching: {itemPrioritizationStrategy: "maximumParallelism"}
    });
    const prefix = tokens(prefixTokens);
    const all = await Promise.all(Array.from({length: sequences}, async () => {
        const sequence = context.getSequence();
        await sequence.evaluateWithoutGeneratingNewTokens(prefix);
        return sequence;
    }));
    const waiting = Array.from({length: count}, sentence);
    const total = waiting.reduce((sum, s) => sum + s.length, 0);
    const started = performance.now();
    await Promise.all(all.map(async (sequence) => {
        for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
            const input = next.map((token, i) => i + 1 < next.length ? token : [token, {generateNext: {logits: {filter: {tokens: [1, 2]}}}}]);
            await sequence.controlledEvaluate(input);
            await sequence.eraseContextTokenRanges([{start: prefixTokens, end: sequence.nextTokenIndex}]);
        }
    }));
    const seconds = (performance.now() - started) / 1000;
    await context.dispose();
    return {sequences, batchSize, sentences_per_second: count / seconds, suffix_tokens_per_second: total / seconds};
}

const results = [];
for (const sequences of [1, 8, 16, 32])
    results.push(await measure(sequences, 512));
const best = results.reduce((a, b) => a.sentences_per_second > b.sentences_per_second ? a : b);
console.log(JSON.stringify({...best, settings: results}));
process.exit(0);
