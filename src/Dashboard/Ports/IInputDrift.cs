namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>How far what is scored now lies from what the scorer was fitted on, as <c>stream drift</c> tells it.</summary>
public interface IInputDrift
{
    /// <summary>The newest measurement. One that is missing or old is made behind the request.</summary>
    DriftMeasurement Current { get; }
}
