namespace NE.Report.Reading;

/// <summary>The two parts of a metric's name: <c>activity/fau</c> and <c>Policy.Hidden1</c> of <c>activity/fau/Policy.Hidden1</c>.</summary>
/// <param name="Family">What is measured.</param>
/// <param name="Target">The network or layer on which it is measured; empty for a metric of the whole run.</param>
internal readonly record struct MetricName(string Family, string Target)
{
    /// <summary>Takes a name apart: networks and layers are C# names with a capital, families are not.</summary>
    internal static MetricName Of(string name)
    {
        int slash = name.LastIndexOf('/');
        return slash > 0 && slash + 1 < name.Length && char.IsUpper(name[slash + 1]) ? new(name[..slash], name[(slash + 1)..]) : new(name, "");
    }
}
