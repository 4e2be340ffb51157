using System.CommandLine.Completions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Classifier.Consuming;
using StreamSubjectivity.Cli;
using StreamSubjectivity.Shared.Broker;
using StreamSubjectivity.Tests.Architecture;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace StreamSubjectivity.Tests.Infra;

public sealed class KubernetesTests
{
    private static readonly IReadOnlyList<KubernetesObject> Objects = KubernetesObject.ReadAll();

    private static readonly KubernetesObject Shared = Objects.Single(o => o is { Kind: "ConfigMap", Name: "stream-settings" });

    private static readonly string[] RoleNames = [.. Objects.Where(o => o.Kind == "Deployment").Select(o => o.Name)];

    public static TheoryData<string> Roles => [.. RoleNames];

    [Fact]
    public void Every_role_has_a_deployment_that_runs_it()
    {
        var run = CommandLine.Create().Subcommands.Single(command => command.Name == "run");
        var roles = run.Arguments[0].GetCompletions(CompletionContext.Empty).Select(role => $"run {role.Label}");

        Assert.Equal(roles.Order(), RoleNames.Select(role => string.Join(' ', Deployment(role).Container.Texts("args"))).Order());
    }

    [Fact]
    public void Every_file_is_applied_and_every_name_is_given_once()
    {
        var listed = Objects.Single(o => o.Kind == "Kustomization").Texts("resources");
        Assert.Equal(Objects.Select(o => o.File).Where(f => f != "kustomization.yaml").Distinct().Order(), listed.Order());
        Assert.All(Objects.Where(o => o.Kind != "Kustomization").CountBy(o => (o.Kind, o.Name)), named => Assert.Equal(1, named.Value));
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void A_role_is_given_settings_that_there_are_and_that_pass_validation(string role)
    {
        var settings = SettingsOf(role);
        Assert.All(settings, setting => Assert.True(Settings.Has(setting.Key), setting.Key));
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        foreach (var registration in OptionsRegistrations.All)
            ComposeFileTests.Register(registration, services);
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<IStartupValidator>().Validate();
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void A_role_is_probed_where_it_answers_and_has_the_time_to_finish(string role)
    {
        var container = Deployment(role).Container;
        Assert.Equal("health", container.Text("ports/0/name"));
        Assert.Equal(container.Text("ports/0/containerPort"), SettingsOf(role)["STREAM:HEALTH:PORT"]);
        foreach (var (probe, path) in new[] { ("startupProbe", "/health/live"), ("livenessProbe", "/health/live"), ("readinessProbe", "/health/ready") })
            Assert.Equal((path, "health"), (container.Text($"{probe}/httpGet/path"), container.Text($"{probe}/httpGet/port")));
        Assert.True(Deployment(role).Number("spec/template/spec/terminationGracePeriodSeconds") > 2 * new ClassifierOptions().DrainDeadline.TotalSeconds);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void A_role_has_no_rights_and_its_password_is_a_secret(string role)
    {
        var deployment = Deployment(role);
        Assert.Equal("true", deployment.Text("spec/template/spec/securityContext/runAsNonRoot"));
        Assert.Equal("true", deployment.Container.Text("securityContext/readOnlyRootFilesystem"));
        Assert.Equal(["ALL"], deployment.Container.Texts("securityContext/capabilities/drop"));
        Assert.Equal("stream-postgres", ((YamlScalarNode)deployment.Container.Environment["PGPASSWORD"]["valueFrom"]["secretKeyRef"]["name"]).Value);
        Assert.DoesNotContain("assword=", Shared.Text("data/STREAM__STORE__CONNECTIONSTRING"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void What_selects_a_role_is_what_its_pods_are_labelled_with(string role)
    {
        var labels = Deployment(role).Map("spec/template/metadata/labels");
        Assert.Equal(labels, Deployment(role).Map("spec/selector/matchLabels"));
        Assert.Equal(labels, Objects.Single(o => o.Kind == "PodDisruptionBudget" && o.Name == role).Map("spec/selector/matchLabels"));
        Assert.All(
            Objects.Where(o => o.Kind == "Service" && o.Name == role), service => Assert.Equal(labels, service.Map("spec/selector")));
    }

    [Fact]
    public void Classifiers_are_scaled_by_the_lag_of_the_topics_that_they_read_up_to_one_a_partition()
    {
        var scaled = Objects.Single(o => o.Kind == "ScaledObject");
        var broker = new BrokerOptions();
        Assert.Equal("classifier", scaled.Text("spec/scaleTargetRef/name"));
        Assert.False(Deployment("classifier").Has("spec/replicas"));
        Assert.Equal(Shared.Text("data/STREAM__BROKER__PARTITIONS"), scaled.Text("spec/maxReplicaCount"));
        foreach (var (trigger, topic) in new[] { (0, broker.Topic), (1, broker.RescoreTopic) })
        {
            Assert.Equal("kafka", scaled.Text($"spec/triggers/{trigger}/type"));
            Assert.Equal(topic, scaled.Text($"spec/triggers/{trigger}/metadata/topic"));
            Assert.Equal(broker.ConsumerGroup, scaled.Text($"spec/triggers/{trigger}/metadata/consumerGroup"));
            Assert.Equal(Shared.Text("data/STREAM__BROKER__BOOTSTRAPSERVERS"), scaled.Text($"spec/triggers/{trigger}/metadata/bootstrapServers"));
        }
    }

    private static KubernetesObject Deployment(string role) => Objects.Single(o => o.Kind == "Deployment" && o.Name == role);

    private static Dictionary<string, string?> SettingsOf(string role)
    {
        var own = Deployment(role).Container.Environment.Where(e => e.Key.StartsWith("STREAM__", StringComparison.Ordinal))
            .Select(e => KeyValuePair.Create(e.Key, ((YamlScalarNode)e.Value["value"]).Value));
        return Shared.Map("data").Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)).Concat(own)
            .ToDictionary(s => s.Key.Replace("__", ":", StringComparison.Ordinal), s => s.Value);
    }
}
