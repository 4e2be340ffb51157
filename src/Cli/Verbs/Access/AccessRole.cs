using System.CommandLine;

namespace StreamSubjectivity.Cli.Verbs.Access;

/// <summary>Roles on the command line.</summary>
internal static class AccessRole
{
    private const string Names = "viewer|analyst|admin";

    /// <summary>An option that must be given.</summary>
    public static Option<string> Option()
    {
        var option = new Option<string>("--role") { Description = "What it may do", HelpName = Names, Required = true };
        option.AcceptOnlyFromAmong([.. Dashboard.Security.Access.All]);
        return option;
    }

    /// <summary>An argument.</summary>
    public static Argument<string> Argument()
    {
        var argument = new Argument<string>("ROLE") { Description = "What it may do from now on", HelpName = Names };
        argument.AcceptOnlyFromAmong([.. Dashboard.Security.Access.All]);
        return argument;
    }
}
