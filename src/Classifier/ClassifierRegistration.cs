using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Classifier.Consuming;
using StreamSubjectivity.Classifier.DeadLetters;
using StreamSubjectivity.Shared.Options;

namespace StreamSubjectivity.Classifier;

/// <summary>Registration of the classifier role.</summary>
public static class ClassifierRegistration
{
    /// <summary>Adds the consumer. The host registers the store, the broker's options and an <c>ISentenceScorer</c>.</summary>
    public static IServiceCollection AddClassifier(this IServiceCollection services)
    {
        services.AddValidatedOptions<ClassifierOptions>("Classifier");
        services.AddSingleton<IValidateOptions<ClassifierOptions>, SessionValidation>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ClassifierHealth>();
        services.AddSingleton<DeadLetterTopic>();
        services.AddHostedService<ClassifierService>();
        services.AddHostedService<DeadLetterGauge>();
        return services;
    }
}
