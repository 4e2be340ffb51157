using Microsoft.Extensions.Options;
using StreamSubjectivity.Classifier.Llama;

namespace StreamSubjectivity.Classifier.Engines;

/// <summary>Gives the scorer's options the native libraries' own section, which others read too.</summary>
internal sealed class ScorerNativeOptions(IOptions<NativeOptions> native) : IPostConfigureOptions<ScorerOptions>
{
    public void PostConfigure(string? name, ScorerOptions options) => options.Native = native.Value;
}
