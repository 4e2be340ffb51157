using StreamSubjectivity.Alerts.Settings;

namespace StreamSubjectivity.Alerts.Delivery.Channels;

/// <summary>An address that may itself be a secret: those of chat services let anybody who knows them post.</summary>
/// <param name="Plain">The address, or null.</param>
/// <param name="Secret">Where it is kept, or null.</param>
internal sealed record SecretUrl(Uri? Plain, SecretReference? Secret)
{
    public static SecretUrl Read(YamlMap map, bool secret)
    {
        if (secret)
            return new SecretUrl(null, SecretReference.Read(map, "url", required: true));
        if (map.Text("url") is not { } text)
            return new SecretUrl(null, SecretReference.Read(map, "url", required: true));
        if (!IsUrl(text, out var url))
            map.Fault("url", $"url: '{text}' must be an absolute http or https address");
        else if (url!.UserInfo.Length > 0)
            map.Fault("url", "url must hold no password: put the whole address into the environment or a file, and name that with url_env or url_file");
        return new SecretUrl(url, null);
    }

    /// <summary>Where it leads, for people.</summary>
    public string Target => Plain?.Host ?? (Secret!.Variable is { } name ? $"${name}" : Secret.File!);

    /// <summary>The address.</summary>
    /// <exception cref="InvalidOperationException">It isn't there, or is none.</exception>
    public Uri Resolve() => Plain ?? (IsUrl(Secret!.Resolve(), out var url) ? url! : throw new InvalidOperationException($"{Target} holds no http or https address"));

    private static bool IsUrl(string text, out Uri? url) => Uri.TryCreate(text, UriKind.Absolute, out url) && (url.Scheme is "http" or "https");
}
