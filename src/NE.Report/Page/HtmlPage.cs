using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using NE.Report.Comparing;
using NE.Report.Figures;
using NE.Report.Page.Sections;

namespace NE.Report.Page;

/// <summary>The whole page: one file that needs no other and no network, which its content security policy also forbids.</summary>
internal static class HtmlPage
{
    /// <summary>The page of runs.</summary>
    /// <param name="data">The runs.</param>
    /// <param name="made">When it is made.</param>
    /// <param name="version">If it is served while runs go on, the version of their files, by which it asks whether there is a newer page; else null.</param>
    internal static string Of(ReportData data, DateTimeOffset made, string? version = null)
    {
        bool watched = version is not null;
        PageWriter page = new();
        ISection[] sections = [.. Sections().Where(section => section.Has(data))];
        foreach (ISection section in sections)
        {
            page.Begin(section.Id, section.Title);
            section.Write(data, page);
            page.End();
        }

        string title = PageWriter.Encoded(Title(data));
        StringBuilder html = new();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:; connect-src {(watched ? "'self'" : "'none'")}\">\n")
            .Append("<meta name=\"color-scheme\" content=\"light dark\">\n")
            .Append($"<title>{title}</title>\n<style>\n{Resource("page.css")}</style>\n</head>\n<body{(watched ? $" data-version=\"{version}\"" : "")}>\n")
            .Append("<a class=\"skip\" href=\"#main\">Skip to the report</a>\n")
            .Append($"<header><h1>{title}</h1><p>{PageWriter.Encoded(Summary(data, made))}</p><fieldset class=\"experiments\" id=\"experiments-shown\"></fieldset></header>\n<nav aria-label=\"Sections\"><ul>");
        foreach (ISection section in sections)
        {
            html.Append($"<li><a href=\"#{section.Id}\">{PageWriter.Encoded(section.Title)}</a></li>");
        }

        return html.Append("</ul></nav>\n<main id=\"main\">\n<noscript><p>The tables are complete; figures need JavaScript.</p></noscript>\n")
            .Append(page.Html)
            .Append("</main>\n")
            .Append($"<script type=\"application/json\" id=\"figures\">{FigureJson.Of(page.Figures)}</script>\n")
            .Append($"<script type=\"application/json\" id=\"experiments\">{JsonSerializer.Serialize(data.Experiments.Select(static experiment => experiment.Label))}</script>\n")
            .Append($"<script type=\"text/plain\" id=\"plotly\">{PlotlyScript.Compressed}</script>\n")
            .Append($"<script>\n{Resource("page.js")}</script>\n")
            .Append(watched ? $"<script>\n{Resource("watch.js")}</script>\n" : "")
            .Append("</body>\n</html>\n").ToString();
    }

    private static IEnumerable<ISection> Sections()
    {
        MetricBudget budget = new();
        yield return new ResultsSection();
        yield return new ContinualSection();
        yield return new ShiftsSection();
        yield return new ComparisonSection();
        yield return new EfficiencySection();
        yield return new MetricsSection(MetricSection.Plasticity, "plasticity", "Plasticity", "Of hidden units, on the probe batch, by network and layer.", budget);
        yield return new MetricsSection(MetricSection.Topology, "topology", "Topology", "Connections by layer, and what topology events did.", budget);
        yield return new WeightsSection();
        yield return new EventsSection();
        yield return new MetricsSection(MetricSection.Review, "review", "Experience review", "", budget);
        yield return new MetricsSection(MetricSection.Training, "training", "Training", "", budget);
        yield return new MetricsSection(MetricSection.Own, "own", "Other metrics", "Metrics that the reference does not define.", budget);
        yield return new MetricsSection(MetricSection.Cost, "arithmetic", "Arithmetic", "Theoretical: if weights that are not live cost nothing.", budget);
        yield return new CostSection();
        yield return new ExperimentsSection();
        yield return new RunsSection();
    }

    private static string Title(ReportData data) =>
        $"{string.Join(", ", data.Experiments.Take(4).Select(static experiment => experiment.Label))}{(data.Experiments.Count > 4 ? " and others" : "")} on {string.Join(", ", data.Tasks)}";

    private static string Summary(ReportData data, DateTimeOffset made)
    {
        static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
        string states = string.Join(", ", data.Runs.GroupBy(static run => run.State).OrderBy(static group => group.Key)
            .Select(static group => $"{group.Count()} {group.Key.ToString().ToLowerInvariant()}"));
        return $"{Count(data.Runs.Count, "run")} ({states}), {Count(data.Experiments.Count, "experiment")}, {Count(data.Tasks.Count, "task")}. "
            + (data.Shared.Count == 0 ? "" : $"All with {string.Join(", ", data.Shared)}. ")
            + string.Create(CultureInfo.InvariantCulture, $"Made {made:yyyy-MM-dd HH:mm} UTC.");
    }

    private static string Resource(string name)
    {
        using StreamReader reader = new(typeof(HtmlPage).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
