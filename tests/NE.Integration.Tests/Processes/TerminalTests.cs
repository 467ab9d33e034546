using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using NE.Processes;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests.Processes;

/// <summary>What a run shows on terminals of several widths, and without one.</summary>
public sealed partial class TerminalTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    private readonly TemporaryFolder root = new();

    public void Dispose() => root.Dispose();

    [Theory]
    [InlineData(40, false)]
    [InlineData(80, false)]
    [InlineData(80, true)]
    [InlineData(200, false)]
    public void Run_OnATerminal_RewritesOneLineThatFitsAndHasNoColour(int columns, bool noColour)
    {
        string output = OnTerminal(columns, noColour);

        string[] refreshes = [.. output.Split('\r', '\n').Where(line => Progress().IsMatch(line))];
        refreshes.ShouldNotBeEmpty(output);
        refreshes.ShouldAllBe(line => line.Length < columns);
        refreshes[^1].ShouldStartWith("100% 700/700");
        Colour().IsMatch(output).ShouldBeFalse(output);
        output.ShouldContain("Complete at step 700: score ");
    }

    [Fact]
    public void Run_WithoutATerminal_WritesWholeLinesAndNeverRewritesOne()
    {
        (int code, string output, string errors) = TrialProcess.Run("run", "--experiment", "ShortTrial", "--out", root.Path);

        code.ShouldBe(0, errors);
        output.ShouldNotContain('\r');
        output.ShouldNotContain('\e');
        output.Split('\n').Single(line => Progress().IsMatch(line)).ShouldMatch(
            @"^100% 700/700  .* steps/s  return \S+  eval \S+ ± \d+ at 700  [▁▂▃▄▅▆▇█]+  elastic live \d+% \(\S+ \d+%\)  0 s left$");
    }

    // util-linux' script gives the program a terminal.
    private string OnTerminal(int columns, bool noColour)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "NE.Trials.dll");
        var start = new ProcessStartInfo(
            "script", ["-qec", $"stty cols {columns}; exec dotnet '{program}' run --experiment ShortTrial --out '{root.Path}'", "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["TERM"] = "xterm-256color";
        start.Environment.Remove("NO_COLOR");
        if (noColour)
            start.Environment["NO_COLOR"] = "1";
        using Process process = Process.Start(start)!;
        var patience = new Patience(process, Limit);
        Task<string> output = FollowedOutput.ReadToEnd(process.StandardOutput, patience);
        process.WaitForExit(patience);
        process.ExitCode.ShouldBe(0, output.Result);
        return output.Result;
    }

    [GeneratedRegex(@"^ *\d+% ")]
    private static partial Regex Progress();

    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex Colour();
}
