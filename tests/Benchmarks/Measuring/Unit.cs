using System.Globalization;

namespace AtlasBackup.Benchmarks.Measuring;

/// <summary>How measurements of one kind are printed.</summary>
internal sealed record Unit(string Name, double Size, int Decimals)
{
    public static readonly Unit Milliseconds = new("ms", 1, 2);

    /// <summary>For times that are measured in milliseconds and are short.</summary>
    public static readonly Unit Microseconds = new("µs", 0.001, 1);

    public static readonly Unit Megabytes = new("MB", 1024 * 1024, 2);

    public string Text(double value) => $"{Number(value, $"F{Decimals}")} {Name}";

    public string Signed(double value)
    {
        var digits = new string('0', Decimals);
        return $"{Number(value, $"+0.{digits};-0.{digits};0")} {Name}";
    }

    private string Number(double value, string format) =>
        (value / Size).ToString(format, CultureInfo.InvariantCulture);
}
