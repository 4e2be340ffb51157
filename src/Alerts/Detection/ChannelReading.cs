namespace StreamSubjectivity.Alerts.Detection;

/// <summary>What a channel says after a day.</summary>
/// <param name="Ready">Whether it has seen enough to say anything.</param>
/// <param name="Innovation">The day against its prediction in standard deviations.</param>
/// <param name="Up">Evidence for a shift upwards; it exceeds A about once in A days, or less often, while nothing changes.</param>
/// <param name="Down">The same downwards.</param>
/// <param name="Wider">The same for more scatter of the days.</param>
/// <param name="Narrower">The same for less.</param>
internal readonly record struct ChannelReading(bool Ready, double Innovation, double Up, double Down, double Wider, double Narrower);
