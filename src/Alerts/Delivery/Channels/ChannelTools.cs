namespace StreamSubjectivity.Alerts.Delivery.Channels;

/// <summary>What channels send with.</summary>
/// <param name="Http">Sends through the guard against addresses that are not public; follows no redirect.</param>
/// <param name="Clock">The time.</param>
/// <param name="Feed">The feed of alerts.</param>
/// <param name="Link">Address of the dashboard for links, or null.</param>
/// <param name="Smtp">Connects to mail servers.</param>
internal sealed record ChannelTools(HttpClient Http, TimeProvider Clock, AlertFeed Feed, Uri? Link, SmtpConnector Smtp);
