using System.Collections.Frozen;
using System.Globalization;

namespace StreamSubjectivity.Ingest.Sources;

/// <summary>
/// Names of time zones as feeds write them. A name that several zones share has the meaning it mostly has in feeds.
/// </summary>
internal static class ZoneNames
{
    private const string Table = """
        Z 0  UT 0  UTC 0  GMT 0  WET 0  BST 60  WEST 60  IST 330  CET 60  MEZ 60  CEST 120  MESZ 120  EET 120  EEST 180
        MSK 180  EST -300  EDT -240  CST -360  CDT -300  MST -420  MDT -360  PST -480  PDT -420  AKST -540  AKDT -480
        HST -600  AST -240  ADT -180  NST -210  NDT -150  JST 540  KST 540  HKT 480  SGT 480  AWST 480  ACST 570
        AEST 600  AEDT 660  NZST 720  NZDT 780  BRT -180  ART -180  SAST 120  PKT 300
        """;

    private static readonly FrozenDictionary<string, int> Minutes = Table
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Chunk(2)
        .ToFrozenDictionary(
            pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.OrdinalIgnoreCase);

    /// <summary>The offset from UTC. An unknown name counts as UTC: better some hours off than lost.</summary>
    internal static TimeSpan Offset(string name) => TimeSpan.FromMinutes(Minutes.GetValueOrDefault(name));
}
