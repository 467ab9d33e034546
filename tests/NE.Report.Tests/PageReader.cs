using System;
using System.Linq;
using System.Text.Json;

namespace NE.Report.Tests;

/// <summary>Reads the numbers of a page back.</summary>
internal static class PageReader
{
    internal static JsonElement Json(string html, string id)
    {
        string begin = $"id=\"{id}\">";
        int start = html.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return JsonDocument.Parse(html[start..html.IndexOf("</script>", start, StringComparison.Ordinal)]).RootElement;
    }

    internal static JsonElement Figure(string html, string id) => Json(html, "figures").EnumerateArray().Single(figure => figure.GetProperty("id").GetString() == id);

    internal static JsonElement View(JsonElement figure, string choice) =>
        figure.GetProperty("views").EnumerateArray().Single(view => view.GetProperty("choices")[0].GetString() == choice);

    internal static JsonElement Series(JsonElement view, string name) =>
        view.GetProperty("series").EnumerateArray().Single(series => series.GetProperty("n").GetString() == name);

    internal static double[] Numbers(JsonElement series, string name) => [.. series.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];
}
