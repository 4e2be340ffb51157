using FsCheck.Fluent;
using StreamSubjectivity.Alerts.Rules;
using StreamSubjectivity.Alerts.Settings;
using StreamSubjectivity.Tests.Architecture;
using Xunit;

namespace StreamSubjectivity.Tests.Alerts;

public sealed class AlertSettingsTests
{
    private const string Whole =
        """
        rules:
          - name: shift
            kind: tone_shift
            promise: one false alarm a year
            outlets: ["*.example"]
          - name: hot
            kind: threshold
            window: 7d
            above: 60%
            for: 1h
            labels: { severity: warning }
          - { name: apart, kind: comparison, with: field, differs_by: 0.1 }
          - { name: quiet, kind: source_silence, no_articles_for: 1d12h }
          - { name: late, kind: backlog, oldest_above: 1h, waiting_above: 1000 }
          - { name: broken, kind: error_rate, of: sources, above: 0.5 }
        channels:
          - { name: hook, kind: webhook, url: "https://hooks.example/x", secret_env: HOOK, rate: 30/m }
          - { name: chat, kind: slack, url_env: SLACK }
          - { name: team, kind: teams, url_file: /run/secrets/teams }
          - { name: mail, kind: email, host: mail.example, from: a@b.example, to: [c@d.example], user: u, password_env: MAIL }
          - { name: feed, kind: atom, file: /srv/alerts.atom }
          - { name: tool, kind: command, run: [logger, -t, stream] }
        route:
          channels: [feed]
          group_by: [rule, outlet]
          repeat_interval: 7d
          routes:
            - match: { severity: warning }
              channels: [hook, chat]
              group_by: ["..."]
        silences:
          - { match: [rule=quiet], hours: "sat,sun Europe/Berlin", comment: weekends }
        inhibitions:
          - { when: { rule: late }, mute: ["rule=~quiet|hot"], equal: [] }
        """;

    [Fact]
    public void A_whole_file_is_read()
    {
        var settings = AlertSettingsReader.Read([("a.yaml", Whole)]);

        Assert.Equal(["shift", "hot", "apart", "quiet", "late", "broken"], settings.Rules.Select(r => r.Name));
        Assert.Equal(0.6, Assert.IsType<ThresholdRule>(settings.Rules[1]).Above);
        Assert.Equal(TimeSpan.FromHours(36), Assert.IsType<SourceSilenceRule>(settings.Rules[3]).NoArticlesFor);
        Assert.Equal(6, settings.Channels.Count);
        Assert.Null(settings.Route.Routes[0].GroupBy);
        Assert.Equal(TimeSpan.FromDays(7), settings.Route.Routes[0].RepeatInterval);
        Assert.Equal(6, settings.Rules[1].Head.Place.Line);
    }

    [Fact]
    public void The_rules_that_ship_are_right() =>
        Assert.NotEmpty(AlertSettingsReader.Read([RepositoryFiles.Path("config/alerts.yaml")]).Rules);

    [Theory]
    [InlineData("rules:\n  - name: x\n    kind: thresold\n", 3, "thresold")]
    [InlineData("rules:\n  - name: x\n    kind: threshold\n    above: 2\n", 4, "from 0 to 1")]
    [InlineData("rules:\n  - name: x\n    kind: threshold\n    abve: .5\n", 4, "'abve' is not known here")]
    [InlineData("rules:\n  - name: x\n    kind: tone_shift\n    promise: seldom\n", 4, "promises nothing")]
    [InlineData("rules:\n  - name: x\n    kind: backlog\n", 2, "waiting_above or oldest_above")]
    [InlineData("rules:\n  - {name: x, kind: backlog, waiting_above: 1}\n  - {name: x, kind: backlog, waiting_above: 1}\n", 3, "is there already")]
    [InlineData("rules:\n  - name: x\n    kind: source_silence\n    no_articles_for: often\n", 4, "must be a duration")]
    [InlineData("rules:\n  - name: x\n  kind: y\n", 3, "no YAML")]
    [InlineData("channels:\n  - name: x\n    kind: webhook\n    url: https://a.example/\n    secret: whsec_abc\n", 5, "must not stand here")]
    [InlineData("channels:\n  - name: x\n    kind: slack\n    url: https://hooks.slack.com/services/T/B/x\n", 4, "must not stand here")]
    [InlineData("channels:\n  - name: x\n    kind: email\n    password: hunter2\n", 4, "must not stand here")]
    [InlineData("channels:\n  - name: x\n    kind: webhook\n    url: https://u:p@a.example/\n    secret_env: A\n", 4, "no password")]
    [InlineData("channels:\n  - name: x\n    kind: command\n    run: rm -rf /\n", 4, "there is no shell")]
    [InlineData("channels:\n  - name: x\n    kind: atom\n    file: f\n    rate: often\n", 5, "such as 30/m")]
    [InlineData("route:\n  channels: [nowhere]\n", 2, "there is no channel nowhere")]
    [InlineData("silences:\n  - match: [a=b]\n    hours: someday\n", 3, "names no hours")]
    [InlineData("inhibitions:\n  - when: [nonsense]\n    mute: [a=b]\n", 2, "no matcher")]
    [InlineData("rulez: []\n", 1, "'rulez' is not known here")]
    [InlineData("- a\n- b\n", 1, "must be a mapping")]
    public void A_fault_is_named_by_its_line(string text, int line, string says)
    {
        var e = Assert.Throws<AlertSettingsException>(() => AlertSettingsReader.Read([("rules.yaml", text)]));

        Assert.Contains(e.Faults, f => f.File == "rules.yaml" && f.Line == line && f.Message.Contains(says, StringComparison.Ordinal));
        Assert.DoesNotContain("hunter2", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_abc", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_of_every_file_is_named_at_once()
    {
        var e = Assert.Throws<AlertSettingsException>(() => AlertSettingsReader.Read(
            [("b.yaml", "rules:\n  - {name: x, kind: nonsense}\n"), ("a.yaml", "rules:\n  - {kind: backlog}\n")]));

        Assert.Equal(["a.yaml", "a.yaml", "b.yaml"], e.Faults.Select(f => f.File));
    }

    [Fact]
    public void Damage_is_a_fault_within_the_file_and_never_an_accident()
    {
        var damage = from at in Gen.Choose(0, Whole.Length - 1) from length in Gen.Choose(0, 6) from with in Gen.Elements("", ":", "\n", "- ", "{", "]", "\t", "\"", "&a", "*a", "x", "0", "\n  ") select (at, length, with);
        foreach (var (at, length, with) in Gen.Sample(damage, 10, 3000))
        {
            var text = Whole.Remove(at, Math.Min(length, Whole.Length - at)).Insert(at, with);
            var lines = text.Count(c => c == '\n') + 2;
            try
            {
                AlertSettingsReader.Read([("rules.yaml", text)]);
            }
            catch (AlertSettingsException e)
            {
                Assert.NotEmpty(e.Faults);
                Assert.All(e.Faults, f => Assert.InRange(f.Line, 1, lines));
            }
        }
    }

    [Fact]
    public void A_duration_is_read_as_it_is_written()
    {
        foreach (var milliseconds in Gen.Sample(Gen.Choose(0, int.MaxValue), 100, 1000))
        {
            var duration = TimeSpan.FromMilliseconds(milliseconds);
            Assert.Equal(duration, DurationText.Parse(DurationText.Of(duration)));
        }

        Assert.All((string[])["", "x", "5", "1m1h", "1h1h", "-1s", "9999999w", "1.5h"], text => Assert.Null(DurationText.Parse(text)));
    }
}
