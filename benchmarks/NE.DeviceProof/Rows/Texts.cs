using System.Globalization;

namespace NE.DeviceProof.Rows;

/// <summary>Formats numbers for the table.</summary>
internal static class Texts
{
    /// <summary>A number with at least three significant digits.</summary>
    public static string Number(double number) => number.ToString(
        System.Math.Abs(number) switch { >= 100 => "#,0", >= 10 => "0.0", >= 1 => "0.00", 0 => "0", _ => "0.000" }, CultureInfo.InvariantCulture);

    /// <summary>A count.</summary>
    public static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A difference that should be 0.</summary>
    public static string Difference(double difference) => difference == 0 ? "0" : difference.ToString("0.0e+0", CultureInfo.InvariantCulture);
}
