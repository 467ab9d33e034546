using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using Shouldly;

namespace NE.Runtime.Tests.Gpu.Kernels;

/// <summary>The kernel library under a simulator that checks every access, like a GPU's own checking tools.</summary>
public sealed class OclgrindTests
{
    [OclgrindFact]
    public void Library_SmallShapes_HasNoRaceNoBadAccessAndNoUnsetValue()
    {
        (string output, string log) = Run("library");

        log.ShouldBeEmpty();
        output.ShouldContain("equal");
    }

    [OclgrindFact]
    public void PlantedBug_IsReported()
    {
        (_, string log) = Run("planted");

        log.ShouldContain("data race");
        log.ShouldContain("Invalid write");
    }

    private static (string Output, string Log) Run(string scenario)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("ne-oclgrind-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "oclgrind.icd"), OclgrindFactAttribute.Library);
            string log = Path.Combine(folder.FullName, "log.txt");
            string output = Start(scenario, new()
            {
                ["OCL_ICD_VENDORS"] = folder.FullName,
                ["OCLGRIND_LOG"] = log,
                ["OCLGRIND_DATA_RACES"] = "1",
                ["OCLGRIND_UNINITIALIZED"] = "1",
                ["OCLGRIND_CHECK_API"] = "1",
                ["NE_OPENCL_OPTIONS"] = "-cl-opt-disable",
                ["NE_KERNEL_CACHE"] = "off",
            });
            return (output, File.Exists(log) ? File.ReadAllText(log) : "");
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static string Start(string scenario, Dictionary<string, string> environment)
    {
        string program = Path.ChangeExtension(typeof(OclgrindTests).Assembly.Location, ".dll");
        string host = Environment.ProcessPath is string path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        ProcessStartInfo start = new(host, ["exec", program, KernelScenario.Command, scenario])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;

        using Process process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
