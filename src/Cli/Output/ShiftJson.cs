using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using StreamSubjectivity.Alerts.Dating;

namespace StreamSubjectivity.Cli.Output;

/// <summary>Writes shifts as JSON, an object a line, without the serializer, whose start a short run would feel.</summary>
internal sealed class ShiftJson : IDisposable
{
    private readonly ArrayBufferWriter<byte> line = new();
    private readonly Utf8JsonWriter writer;

    // As JsonOutput writes.
    public ShiftJson() => writer = new Utf8JsonWriter(line, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Begins an object.</summary>
    public void Begin(string kind)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", kind);
    }

    /// <summary>Begins an object with what alarms and changes have in common; what a shift says is null where there is none.</summary>
    public void Begin(string kind, DateOnly date, DateOnly since, DatedShift? shift, string what, double confidence)
    {
        Begin(kind);
        Add("date", date);
        Add("since", since);
        Add("since_interval", shift is { } dated ? (dated.Earliest, dated.Latest) : null);
        Add("from", shift?.From.Value);
        Add("to", shift?.To.Value);
        Add("from_interval", shift?.From);
        Add("to_interval", shift?.To);
        Add("confidence", confidence);
        writer.WriteString("what", what);
    }

    /// <summary>Adds a count.</summary>
    public void Add(string name, long value) => writer.WriteNumber(name, value);

    /// <summary>Adds a number in all its digits.</summary>
    public void AddExact(string name, double value) => writer.WriteNumber(name, value);

    /// <summary>Adds words.</summary>
    public void Add(string name, string value) => writer.WriteString(name, value);

    /// <summary>Adds a number, in six digits.</summary>
    public void Add(string name, double? value)
    {
        writer.WritePropertyName(name);
        Write(value);
    }

    /// <summary>Ends the object and its line.</summary>
    public void End()
    {
        writer.WriteEndObject();
        writer.Flush();
        Console.Out.WriteLine(Encoding.UTF8.GetString(line.WrittenSpan));
        line.ResetWrittenCount();
        writer.Reset();
    }

    public void Dispose() => writer.Dispose();

    // In six digits; null for what isn't a number, which has no form in JSON.
    private static double? Rounded(double value) => double.IsFinite(value)
        ? double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : null;

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private void Add(string name, DateOnly day) => writer.WriteString(name, Iso(day));

    private void Add(string name, (DateOnly First, DateOnly Last)? days)
    {
        if (days is not { } pair)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartArray(name);
        writer.WriteStringValue(Iso(pair.First));
        writer.WriteStringValue(Iso(pair.Last));
        writer.WriteEndArray();
    }

    private void Add(string name, LevelEstimate? level)
    {
        if (level is not { } known)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartArray(name);
        Write(known.Low);
        Write(known.High);
        writer.WriteEndArray();
    }

    private void Write(double? value)
    {
        if (value is { } number && Rounded(number) is { } rounded)
            writer.WriteNumberValue(rounded);
        else
            writer.WriteNullValue();
    }
}
