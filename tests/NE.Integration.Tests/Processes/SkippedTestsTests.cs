using System;
using System.IO;
using NE.Tool.Commands;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests.Processes;

/// <summary>What <c>ne test</c> says about skipped tests.</summary>
public sealed class SkippedTestsTests : IDisposable
{
    private readonly TemporaryFolder root = new();

    public void Dispose() => root.Dispose();

    [Fact]
    public void Reasons_OfSeveralFiles_AreCountedTheMostFrequentFirst()
    {
        string one = Write("one.trx", Skipped("No NVRTC was found."), Passed, Skipped("A long proof."));
        string other = Write("other.trx", Skipped("A long proof."));

        SkippedTests.Reasons([one, other]).ShouldBe(["2 skipped: A long proof.", "1 skipped: No NVRTC was found."]);
    }

    [Fact]
    public void Reasons_OfHalfAFile_AreNone()
    {
        string half = root.At("half.trx");
        File.WriteAllText(half, "<TestRun><Results>");

        SkippedTests.Reasons([half]).ShouldBeEmpty();
    }

    private const string Passed = """<UnitTestResult testName="B" outcome="Passed" />""";

    private static string Skipped(string reason) =>
        $"""<UnitTestResult testName="A" outcome="NotExecuted"><Output><ErrorInfo><Message>{reason}</Message></ErrorInfo></Output></UnitTestResult>""";

    private string Write(string name, params string[] results)
    {
        string path = root.At(name);
        File.WriteAllText(path, $"""
            <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>{string.Concat(results)}</Results></TestRun>
            """);
        return path;
    }
}
