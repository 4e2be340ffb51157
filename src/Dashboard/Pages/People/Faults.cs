using StreamSubjectivity.Dashboard.Formatting;
using StreamSubjectivity.Dashboard.Resources;
using StreamSubjectivity.Dashboard.Security;

namespace StreamSubjectivity.Dashboard.Pages.People;

/// <summary>Faults in words.</summary>
internal static class Faults
{
    /// <summary>The words for a fault.</summary>
    public static string Of(AccountFault fault, int minPasswordLength) => fault switch
    {
        AccountFault.Missing => SecurityTexts.FaultMissing,
        AccountFault.NameTaken => SecurityTexts.FaultNameTaken,
        AccountFault.NameInvalid => SecurityTexts.FaultNameInvalid,
        AccountFault.PasswordShort => Display.Fill(SecurityTexts.FaultPasswordShort, minPasswordLength),
        AccountFault.PasswordKnown => SecurityTexts.FaultPasswordKnown,
        AccountFault.RoleUnknown => SecurityTexts.FaultRoleUnknown,
        AccountFault.LastAdmin => SecurityTexts.FaultLastAdmin,
        _ => SecurityTexts.FaultStale,
    };

    /// <summary>The name of a role.</summary>
    public static string Role(string role) => role switch
    {
        Access.Viewer => SecurityTexts.RoleViewer,
        Access.Analyst => SecurityTexts.RoleAnalyst,
        Access.Admin => SecurityTexts.RoleAdmin,
        _ => role,
    };
}
