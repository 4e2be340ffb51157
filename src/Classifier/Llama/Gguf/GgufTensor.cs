namespace StreamSubjectivity.Classifier.Llama.Gguf;

/// <summary>What the file says of one tensor.</summary>
/// <param name="Name">Its name, for example <c>blk.0.attn_q.weight</c>.</param>
/// <param name="Shape">Extent by dimension, the contiguous one first; 1 to 4 dimensions.</param>
/// <param name="Type">Number of its ggml type.</param>
/// <param name="Offset">Bytes from the start of the tensor data.</param>
/// <param name="Bytes">Bytes of its data.</param>
internal sealed record GgufTensor(string Name, IReadOnlyList<long> Shape, int Type, long Offset, long Bytes);
