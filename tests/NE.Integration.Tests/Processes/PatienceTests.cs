using System;
using System.Diagnostics;
using System.Linq;
using NE.Processes;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests.Processes;

/// <summary>When a test gives up on a process: depending on what the process did, whatever else the machine does.</summary>
public sealed class PatienceTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private TimeSpan clock, processorTime;
    private bool wantsToRun;

    [Fact]
    public void Patience_WithAProcessThatSleepsOrNowAndThenLooksAbout_EndsAtItsLimit()
    {
        SecondsUntilOver(share: 0).ShouldBe(60);
        SecondsUntilOver(share: 0.01).ShouldBe(60);
    }

    [Fact]
    public void Patience_WithAProcessThatWorksOnOneCoreOrSeveral_EndsAtItsLimit()
    {
        wantsToRun = true;

        SecondsUntilOver(share: 1).ShouldBe(60);
        SecondsUntilOver(share: 8).ShouldBe(60);
    }

    [Theory]
    [InlineData(0.5, 120)]
    [InlineData(0.01, 6000)]
    public void Patience_WithAProcessThatGetsAShareOfAProcessor_LastsLongerByThatShare(double share, int seconds)
    {
        wantsToRun = true;

        SecondsUntilOver(share).ShouldBe(seconds);
    }

    [Fact]
    public void Patience_WithAMachineThatStoodStill_CountsOnePeriodForIt()
    {
        Patience patience = Make();
        clock += TimeSpan.FromHours(1);

        patience.IsOver().ShouldBeFalse();
    }

    [Fact]
    public void Patience_AskedMoreOftenThanItLooks_CountsTheSame()
    {
        wantsToRun = true;

        SecondsUntilOver(share: 0.5, asksPerPeriod: 4).ShouldBe(120);
    }

    [Fact]
    public void Patience_WithAProcessThatMakesProgress_CountsFromItsLast()
    {
        wantsToRun = true;
        Patience patience = Make();
        for (int second = 0; second < 600; second++)
        {
            (clock, processorTime) = (clock + TimeSpan.FromSeconds(1), processorTime + TimeSpan.FromSeconds(1));
            if (second % 50 == 0)
                patience.Progressed();
            patience.IsOver().ShouldBeFalse();
        }

        Seconds(patience, share: 1).ShouldBe(10, "the last 50 s followed the last progress");
    }

    [Fact]
    public void ProcessTree_OfAShell_CountsWhatItsChildrenDo()
    {
        using Process shell = Start("(while :; do :; done) & wait");
        try
        {
            var patience = new Patience(shell, TimeSpan.FromMinutes(2));
            shell.WaitUntil(() => ProcessTree.ProcessorTime(shell.Id) > TimeSpan.FromSeconds(0.5), patience).ShouldBeTrue();

            ProcessTree.WantsToRun(shell.Id).ShouldBeTrue();
            ProcessTree.Of(shell.Id).Count().ShouldBe(2);
        }
        finally
        {
            shell.Kill(entireProcessTree: true);
        }

        shell.WaitForExit();
        ProcessTree.Of(shell.Id).ShouldBeEmpty();
    }

    [Fact]
    public void Wait_ForAProcessThatHangs_EndsItAndSaysSo()
    {
        using Process shell = Start("sleep 1000 & wait");

        string message = Should.Throw<TimeoutException>(() => shell.WaitForExit(new Patience(shell, TimeSpan.FromSeconds(1)))).Message;

        message.ShouldBe("bash -c sleep 1000 & wait hung, or worked for more than 1 s, and was ended.");
        shell.WaitForExit();
    }

    private static Process Start(string script) => Process.Start("bash", ["-c", script]);

    private Patience Make() => new(Limit, () => clock, () => processorTime, () => wantsToRun);

    /// <summary>Seconds of the clock until the limit, for a process that gets a share of a processor.</summary>
    private double SecondsUntilOver(double share, int asksPerPeriod = 1)
    {
        return Seconds(Make(), share, asksPerPeriod);
    }

    private double Seconds(Patience patience, double share, int asksPerPeriod = 1)
    {
        TimeSpan start = clock, step = patience.Period / asksPerPeriod;
        while (!patience.IsOver())
        {
            clock += step;
            processorTime += step * share;
        }

        return (clock - start).TotalSeconds;
    }
}
