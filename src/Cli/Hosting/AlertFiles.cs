using Microsoft.Extensions.Configuration;
using StreamSubjectivity.Alerts;
using StreamSubjectivity.Classifier;

namespace StreamSubjectivity.Cli.Hosting;

/// <summary>Where the rules of alerts are.</summary>
internal static class AlertFiles
{
    private const string Shipped = "config/alerts.yaml";

    /// <summary>Takes the rules that ship where the configuration names none.</summary>
    public static void UseShipped(IConfigurationRoot configuration)
    {
        if (!configuration.GetSection("Stream:Alerts:Files").GetChildren().Any() && ShippedFiles.Find(Shipped) is { } file)
            configuration.Set("Alerts:Files:0", file);
    }

    /// <summary>The files that the configuration names.</summary>
    public static IReadOnlyList<string> Of(IConfigurationRoot configuration)
    {
        UseShipped(configuration);
        var options = new AlertOptions();
        configuration.GetSection("Stream:Alerts").Bind(options);
        return options.Files;
    }
}
