using System.CommandLine.Completions;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Cli;
using StreamSubjectivity.Shared.Options;
using StreamSubjectivity.Tests.Architecture;
using Xunit;

namespace StreamSubjectivity.Tests.Infra;

public sealed partial class ComposeFileTests
{
    private static readonly ComposeFile File = ComposeFile.Read();

    public static TheoryData<string> Roles => [.. File.Services.Where(service => service.Value.Command.Count > 0).Select(service => service.Key)];

    [Fact]
    public void Every_role_has_a_service_that_runs_it()
    {
        var run = CommandLine.Create().Subcommands.Single(command => command.Name == "run");
        var roles = run.Arguments[0].GetCompletions(CompletionContext.Empty).Select(role => $"run {role.Label}");

        Assert.Equal(roles.Order(), File.Services.Values.Where(s => s.Command.Count > 0).Select(s => string.Join(' ', s.Command)).Order());
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void A_role_is_given_only_settings_that_there_are(string role) =>
        Assert.All(File.Services[role].Settings, setting => Assert.True(Settings.Has(setting.Key), setting.Key));

    [Theory]
    [MemberData(nameof(Roles))]
    public void A_role_is_given_settings_that_pass_validation(string role)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(File.Services[role].Settings).Build());
        foreach (var registration in OptionsRegistrations.All)
            Register(registration, services);
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<IStartupValidator>().Validate();
    }

    [Fact]
    public void A_secret_is_asked_for_and_never_written()
    {
        var secrets = File.Services.Values.SelectMany(service => service.Environment)
            .Where(variable => SecretName().IsMatch(variable.Key))
            .ToList();

        Assert.NotEmpty(secrets);
        // What a profile alone needs can't be asked for: it would be asked of everybody.
        Assert.All(secrets, secret => Assert.Matches(@"^\$\{(POSTGRES_PASSWORD:\?.+|GRAFANA_\w+_PASSWORD:-)\}$", secret.Value));
    }

    [Fact]
    public void Ports_are_open_to_this_machine_alone() =>
        Assert.All(File.Services.Values.SelectMany(service => service.Ports), port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));

    [Fact]
    public void The_example_of_an_environment_names_every_variable()
    {
        var variables = Variable().Matches(RepositoryFiles.Read("docker-compose.yml")).Select(match => match.Groups["name"].Value).Distinct();
        var example = RepositoryFiles.Read(".env.example");

        Assert.All(variables, variable => Assert.Matches($@"(?m)^(# )?{variable}=", example));
    }

    internal static void Register(OptionsRegistration registration, IServiceCollection services) =>
        typeof(ValidatedOptions).GetMethod(nameof(ValidatedOptions.AddValidatedOptions), BindingFlags.Static | BindingFlags.Public)!
            .MakeGenericMethod(registration.Type)
            .Invoke(null, [services, registration.Section]);

    [GeneratedRegex("PASSWORD|SECRET|TOKEN")]
    private static partial Regex SecretName();

    [GeneratedRegex(@"\$\{(?<name>\w+)")]
    private static partial Regex Variable();
}
