using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Classifier.Consuming;
using StreamSubjectivity.Cli.Monitoring;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Ingest.Publishing;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Cli.Hosting.Ports;

/// <summary>What this process runs and how that goes.</summary>
/// <param name="roles">Its roles.</param>
/// <param name="services">Where the parts keep their health; those of roles that it hasn't aren't there.</param>
/// <param name="options">When a part counts as stuck.</param>
internal sealed class SystemParts(Roles roles, IServiceProvider services, IOptions<HealthOptions> options) : ISystemParts
{
    public Task<ProcessState> LookAsync(CancellationToken cancellationToken)
    {
        var version = typeof(SystemParts).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var classifier = roles.HasFlag(Roles.Classifier) ? services.GetService<ClassifierHealth>() : null;
        var state = new ProcessState(
            Environment.MachineName,
            version.Split('+')[0],
            $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}",
            [
                new("polling", roles.HasFlag(Roles.Polling), null),
                new("publishing", roles.HasFlag(Roles.Publishing), roles.HasFlag(Roles.Publishing) ? services.GetService<PublisherHealth>()?.Fault : null),
                new("classifier", roles.HasFlag(Roles.Classifier), ConsumerFault(classifier)),
                new("engine", roles.HasFlag(Roles.Classifier), EngineFault(classifier)),
                new("alerts", roles.HasFlag(Roles.Alerts), null),
                new("dashboard", roles.HasFlag(Roles.Dashboard), null),
            ]);
        if (classifier is null)
            return Task.FromResult(state);
        var identity = services.GetService<ISentenceScorer>()?.Identity;
        return Task.FromResult(state with
        {
            Lag = [.. ClassifierMetrics.Lags.GroupBy(l => l.Key.Topic).Select(t => new TopicLag(t.Key, t.Count(), t.Sum(l => l.Value))).OrderBy(t => t.Topic, StringComparer.Ordinal)],
            DeadLetters = ClassifierMetrics.DeadLetters < 0 ? null : ClassifierMetrics.DeadLetters,
            Engine = identity is null ? null : $"{identity.PromptName}, {identity.ModelForm}",
            Judged = classifier.Scored,
            InFlight = classifier.InFlight,
        });
    }

    private string? ConsumerFault(ClassifierHealth? health) => health switch
    {
        { SincePoll: { } silence } when silence > options.Value.StuckAfter => $"it has not polled for {silence.TotalSeconds:F0} s",
        { Faults: var faults } => faults.GetValueOrDefault(ClassifierHealth.Broker) ?? faults.GetValueOrDefault(ClassifierHealth.Store),
        _ => null,
    };

    private string? EngineFault(ClassifierHealth? health) => health switch
    {
        { Faults: var faults } when faults.TryGetValue(ClassifierHealth.Engine, out var fault) => fault,
        { InFlight: > 0, Faults.Count: 0, SinceProgress: { } silence } when silence > options.Value.StuckAfter =>
            $"{health.InFlight} sentences wait and none was judged for {silence.TotalSeconds:F0} s",
        _ => null,
    };
}
