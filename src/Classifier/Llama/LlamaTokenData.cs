using System.Runtime.InteropServices;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary><c>llama_token_data</c>: a candidate for the next token.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LlamaTokenData
{
    public int Token;
    public float Logit;
    public float Probability;
}
