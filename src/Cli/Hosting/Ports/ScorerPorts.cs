using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Store.Labels;

namespace StreamSubjectivity.Cli.Hosting.Ports;

/// <summary>What the pages ask of the scorer and of the evaluation.</summary>
internal static class ScorerPorts
{
    /// <summary>Adds it.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="configuration">The settings of this process.</param>
    /// <param name="scorer">The scorer of the classifier role; null where this process hasn't it.</param>
    public static IServiceCollection AddScorerPorts(this IServiceCollection services, IConfiguration configuration, ISentenceScorer? scorer)
    {
        services.AddSingleton<ScorerRecords>();
        services.AddSingleton<IScorerRecords>(provider => provider.GetRequiredService<ScorerRecords>());
        services.AddSingleton<IInputDrift, InputDrift>();
        if (scorer is not null)
        {
            services.AddSingleton<ISentenceTrials>(provider => new EngineTrials(_ => ValueTask.FromResult(scorer), provider.GetRequiredService<ILabelStore>()));
        }
        else if (configuration.Setting("Scorer:Remote:Url") is not null)
        {
            services.AddSentenceScorer();
            services.AddSingleton<ISentenceTrials>(provider => new EngineTrials(
                provider.GetRequiredService<SentenceScorerProvider>().GetAsync, provider.GetRequiredService<ILabelStore>()));
        }

        return services;
    }
}
