using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Shared.Options;

namespace StreamSubjectivity.Classifier.Engines;

/// <summary>Registration of the scorer's options.</summary>
public static class ScorerRegistration
{
    /// <summary>Binds <see cref="ScorerOptions"/> and <see cref="NativeOptions"/>; the scorer itself is made by <see cref="SentenceScorerProvider"/>.</summary>
    public static IServiceCollection AddSentenceScorer(this IServiceCollection services)
    {
        services.AddValidatedOptions<ScorerOptions>(ScorerOptions.Section);
        services.AddValidatedOptions<NativeOptions>(NativeOptions.Section);
        services.AddSingleton<IPostConfigureOptions<ScorerOptions>, ScorerNativeOptions>();
        services.AddSingleton<SentenceScorerProvider>();
        return services;
    }
}
