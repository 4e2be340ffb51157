namespace StreamSubjectivity.Cli.Demo;

/// <summary>The markup that an outlet's pages are made with.</summary>
public enum PageTemplate
{
    Agency,
    Broadcaster,
    Broadsheet,
    Business,
    Tabloid,
}
