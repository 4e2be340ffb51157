using StreamSubjectivity.Alerts.Detection;
using StreamSubjectivity.Alerts.Series;

namespace StreamSubjectivity.Alerts.Simulation;

/// <summary>The days of a made-up outlet, article by article.</summary>
internal sealed class SimulatedSeries(SimulatedCell cell, int seed)
{
    /// <summary>The level before a shift, on weekdays.</summary>
    public const double Level = 0.35;

    private const double NewsRate = 1.0 / 30;
    private static readonly DateOnly Start = new(2020, 1, 6);
    private readonly Random random = new(seed);
    private readonly double poissonLimit = Math.Exp(-cell.Articles);
    private double carried = cell.Carried ? Normal.Draw(new Random(seed ^ 0x5f3759df)) * SimulatedCell.CarriedDeviation : 0;
    private int day;

    /// <summary>Days that were made.</summary>
    public int Days => day;

    /// <summary>What the weekday of the last day added.</summary>
    public double WeekdayEffect { get; private set; }

    /// <summary>The next day, shifted or not; null for a day without articles.</summary>
    public DailyPoint? Next(bool shifted)
    {
        var date = Start.AddDays(day++);
        WeekdayEffect = cell.Weekdays && date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? SimulatedCell.WeekendEffect : 0;
        if (cell.Carried)
            carried = (SimulatedCell.Carry * carried)
                + (Math.Sqrt(1 - (SimulatedCell.Carry * SimulatedCell.Carry)) * SimulatedCell.CarriedDeviation * Normal.Draw(random));
        var news = cell.News && random.NextDouble() < NewsRate ? (random.Next(2) == 0 ? 1 : -1) * SimulatedCell.NewsSize : 0;
        var articles = Poisson();
        if (articles == 0)
            return null;
        double sum = 0, squares = 0;
        for (var i = 0; i < articles; i++)
        {
            var score = ArticlePool.Draw(random);
            sum += score;
            squares += score * score;
        }

        var mean = sum / articles;
        var error = articles > 1 ? Math.Sqrt(Math.Max(0, squares - (sum * mean)) / (articles - 1) / articles) : double.NaN;
        return new DailyPoint(date, Level + WeekdayEffect + carried + news + (shifted ? cell.Shift : 0) + mean, error, articles);
    }

    // Knuth's product of uniforms.
    private int Poisson()
    {
        var count = 0;
        for (var product = random.NextDouble(); product > poissonLimit; product *= random.NextDouble())
            count++;
        return count;
    }
}
