using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Classifier.Engines;

namespace StreamSubjectivity.Cli.Hosting;

/// <summary>The scorer's options of a verb that hosts nothing else: bound and checked as a host does it.</summary>
internal static class ScorerSettings
{
    /// <summary>Reads them.</summary>
    /// <exception cref="OptionsValidationException">A setting is wrong.</exception>
    public static ScorerOptions Read(IConfiguration configuration)
    {
        using var services = new ServiceCollection().AddSingleton(configuration).AddSentenceScorer().BuildServiceProvider();
        return services.GetRequiredService<IOptions<ScorerOptions>>().Value;
    }
}
