using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using NE.Integration.Tests.Gpu;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests.Processes;

/// <summary>The program that measures a GPU, tested without one.</summary>
public sealed class DeviceProofTests
{
    [OpenClFact]
    public void Proof_OnADeviceOfOpenCl_FindsEveryBitEqual()
    {
        using var folder = new TemporaryFolder();

        (int code, string output, string errors) = Run("--device", "opencl", "--quick", "--out", folder.Path);

        code.ShouldBe(0, output + errors);
        List<JsonElement> rows = Rows(folder);
        List<JsonElement> equal = [.. rows.Where(row => What(row).StartsWith("equal", System.StringComparison.Ordinal) && Verdict(row) != "Absent")];
        equal.Count.ShouldBe(13, "small TD3, NE, NE with norms, with SAC and with residual blocks for 1 and 3 learners, two of full size, a team of one block");
        equal.ShouldAllBe(row => row.GetProperty("measured").GetString() == "0" && Verdict(row) == "Reached");
        rows.ShouldAllBe(row => Verdict(row) != "Wrong");
        rows.Select(row => row.GetProperty("step").GetInt32()).Distinct().ShouldBe([1, 2, 3, 4, 5, 6, 7, 8]);
        foreach (JsonElement row in rows.Where(row => Verdict(row) == "Absent"))
            row.GetProperty("note").GetString().ShouldNotBeNullOrWhiteSpace($"{What(row)} says why it is absent");
        File.ReadAllText(folder.At("device-proof.md")).ShouldContain("| 2 equal to the processor: RecommendedTrial, 3 learners | 0 |");
    }

    [Fact]
    public void Proof_WithAnItemThatHangsDiesOrFails_ContinuesWithTheNext()
    {
        using var folder = new TemporaryFolder();

        (int code, string output, string errors) = Run("--steps", "0", "--out", folder.Path);

        code.ShouldBe(0, output + errors);
        List<JsonElement> rows = Rows(folder);
        rows.Select(What).ShouldBe(["first", "hangs", "dies", "fails", "last"]);
        rows.Select(Verdict).ShouldBe(["None", "Absent", "Absent", "Absent", "None"]);
        rows[1].GetProperty("note").GetString()!.ShouldContain("did not end within 3 s");
        rows[2].GetProperty("note").GetString()!.ShouldContain("Its process ended with");
        rows[3].GetProperty("note").GetString().ShouldBe("The device failed.");
        rows[4].GetProperty("measured").GetString().ShouldBe("done", "numbers of rows before a restart are kept");
    }

    [Theory]
    [InlineData("--device", "opencl:99.0")]
    [InlineData("--device", "cpu")]
    [InlineData("--stepz", "1")]
    public void Proof_OfWhatIsNotThere_EndsWithTwoAndASentence(params string[] arguments)
    {
        using var folder = new TemporaryFolder();

        (int code, string output, string errors) = Run([.. arguments, "--out", folder.Path]);

        code.ShouldBe(2);
        output.ShouldBeEmpty();
        errors.ShouldNotBeEmpty();
        Directory.EnumerateFiles(folder.Path).ShouldBeEmpty();
    }

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        using TrialProcess process = TrialProcess.Start(arguments, program: "NE.DeviceProof.dll");
        return process.Wait();
    }

    private static List<JsonElement> Rows(TemporaryFolder folder)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(folder.At("device-proof.json")));
        return [.. document.RootElement.EnumerateArray().Select(row => row.Clone())];
    }

    private static string What(JsonElement row) => row.GetProperty("what").GetString()!;

    private static string Verdict(JsonElement row) => row.GetProperty("verdict").GetString()!;
}
