namespace StreamSubjectivity.Ingest.Fetching;

/// <summary>Why a fetch failed.</summary>
public enum FetchFailure
{
    /// <summary>Not an absolute http or https URL.</summary>
    BadUrl,

    /// <summary>The host's name has no address.</summary>
    Dns,

    /// <summary>An address of the host is not public.</summary>
    RefusedAddress,

    /// <summary>No connection, or it broke.</summary>
    Connection,

    /// <summary>The certificate or the handshake is bad.</summary>
    Tls,

    /// <summary>The whole request took longer than allowed.</summary>
    Timeout,

    /// <summary>More bytes than allowed, on the wire or decoded.</summary>
    TooLarge,

    /// <summary>The answer breaks HTTP or its content encoding.</summary>
    Protocol,

    /// <summary>A redirect came back to a URL before, or there were too many.</summary>
    RedirectLoop,

    /// <summary>The server answered with an error status.</summary>
    Status,

    /// <summary>The host asked for quiet (Retry-After) and gets it: nothing was asked.</summary>
    HostQuiet,

    /// <summary>The host's robots.txt doesn't let us.</summary>
    RobotsDisallowed,

    /// <summary>The host's robots.txt can't be had, which forbids everything until it can.</summary>
    RobotsUnreachable,
}
