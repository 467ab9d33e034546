using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NE.MuJoCo;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Hosting;
using Spectre.Console;

namespace NE.Tool.Commands;

/// <summary><c>ne doctor</c>: what is installed, what is missing, and how to install it.</summary>
internal static class DoctorCommand
{
    internal static Command Of(Option<bool> debug)
    {
        Command command = new(
            "doctor",
            "Shows what this machine has, what is missing and how to install it. With --parity, "
            + "compares updates on a device with those on the CPU. Example: ne doctor --parity examples/HalfCheetah --device cuda");
        Option<string?> parity = new("--parity")
        {
            HelpName = "PROJECT",
            Description = "Run the same updates of an experiment on CPU and device, and compare every layer.",
        };
        Option<string?> experiment = new("--experiment")
        {
            HelpName = "NAME",
            Description = "With --parity: the experiment; the first one by default.",
        };
        Option<string?> device = new("--device")
        {
            HelpName = "DEVICE",
            Description = "With --parity: cuda[:n] or opencl[:p.d]; the first GPU by default.",
        };
        command.Options.Add(parity);
        command.Options.Add(experiment);
        command.Options.Add(device);
        Option<string?> get = new("--get")
        {
            HelpName = "WHAT",
            Description = "Install a missing component for this user: nvrtc (NVIDIA's compiler).",
        };
        get.AcceptOnlyFromAmong("nvrtc");
        command.Options.Add(get);
        command.SetAction(result =>
        {
            if (result.GetValue(parity) is { } project)
            {
                string[] which = result.GetValue(experiment) is { } name ? ["--experiment", name] : [];
                string[] where = result.GetValue(device) is { } choice ? ["--device", choice] : [];
                return RunCommand.Execute(project, ["parity", .. which, .. where], result.GetValue(debug));
            }

            if (result.GetValue(experiment) is not null || result.GetValue(device) is not null)
            {
                throw new ToolException("--experiment and --device need --parity PROJECT.") { WrongUse = true };
            }

            if (result.GetValue(get) is not null)
            {
                NvrtcPackage.Fetch();
            }

            return Execute();
        });
        return command;
    }

    private static int Execute()
    {
        List<IReadOnlyList<Text>> lines = [];
        void Line(bool found, string what, string detail) =>
            lines.Add([new(found ? "found" : "missing", new Style(found ? Color.Green : Color.Red)), new(what), new(detail)]);

        (int code, string sdk) = Dotnet.Read("dotnet", ["--version"]);
        Line(code == 0, ".NET SDK", $"{sdk.Trim()} (runtime {Environment.Version})");
        Line(true, "processor", $"{Environment.ProcessorCount} cores, {Vectors()}, {RuntimeInformation.ProcessArchitecture}");
        Line(true, "memory", $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1L << 30)} GiB");
        bool physics = MuJoCo(out string mujoco);
        Line(physics, "libmujoco", mujoco);
        foreach (DoctorLine line in DeviceDoctor.Look())
        {
            Line(line.Found, line.Subject, line.Detail);
        }

        Line(InPath("sbatch"), "Slurm", "only for ne study --slurm; Debian: apt-get install slurm-wlm");
        Tables.Write(lines, whole: 2);
        return physics && code == 0 ? ExitCodes.Done : ExitCodes.Fault;
    }

    private static bool MuJoCo(out string detail)
    {
        try
        {
            MuJoCoLibrary.EnsureLoaded();
            detail = $"version {MuJoCoLibrary.RequiredVersion}";
            return true;
        }
        catch (MuJoCoException fault)
        {
            detail = fault.Message;
            return false;
        }
    }

    private static string Vectors() =>
        Vector512.IsHardwareAccelerated ? "512-bit vectors (AVX-512)"
        : Vector256.IsHardwareAccelerated ? "256-bit vectors (AVX2)"
        : Vector128.IsHardwareAccelerated ? "128-bit vectors"
        : "no vector instructions: training will be slow";

    private static bool InPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
