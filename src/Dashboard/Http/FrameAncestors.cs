namespace StreamSubjectivity.Dashboard.Http;

/// <summary>Set on a request whose answer other sites may show: in a frame those that are named, as an image all.</summary>
/// <param name="Origins">Origins of the sites that may frame it; none means that none may.</param>
internal sealed record FrameAncestors(IEnumerable<string> Origins)
{
    /// <summary>The value of the policy's directive.</summary>
    public string Directive => Origins.Any() ? string.Join(' ', Origins) : "'none'";
}
