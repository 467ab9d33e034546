using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using NE.Generators.Fusion;
using NE.Generators.Lowering;
using NE.Generators.Model;
using NE.Generators.Planning;
using NE.Generators.Printing.CSharp;
using NE.Generators.Printing.Kernels;

namespace NE.Generators.Printing;

/// <summary>From a declaration to the files of its agent: plan, program, fused program, printed C#.</summary>
internal static class ExperimentPrinter
{
    /// <summary>Prints an experiment; nothing when it cannot be planned.</summary>
    /// <param name="declaration">The experiment.</param>
    /// <param name="owner">Full name of the experiment whose program it runs; null for a program of its own.</param>
    public static EquatableArray<GeneratedFile> Print(Declaration declaration, string? owner = null)
    {
        if (Compile(declaration) is not { } program)
        {
            return [];
        }

        string hash = Hash(program);
        if (owner is not null)
        {
            return [SettingsFile.Print(program, hash, owner)];
        }

        var files = new List<GeneratedFile> { AgentFile.Print(program, hash), UpdateFile.Print(program, hash) };
        if (program.Elastic.Count > 0)
        {
            files.Add(SchedulerFile.Print(program, hash));
        }

        files.Add(MetricsFile.Print(program, hash));
        files.Add(NetworkFile.Print(program, program.Actor.Network, hash));
        files.Add(NetworkFile.Print(program, program.Critics[0].Network, hash));
        var device = new DeviceProgram(program);
        files.Add(SettingsFile.Print(program, hash, device.Layout.Fits));
        if (device.Layout.Fits)
        {
            files.Add(KernelFile.Print(device, hash));
            files.Add(DeviceFile.Print(device, hash));
        }

        return files.ToEquatableArray();
    }

    /// <summary>The fused program of an experiment, or null when it cannot be planned.</summary>
    public static AgentProgram? Compile(Declaration declaration) =>
        Planner.Plan(declaration) is { } plan ? FusionPass.Fuse(Td3Lowering.Lower(plan)) : null;

    /// <summary>The hash of an experiment's program; empty when there is none.</summary>
    public static string HashOf(Declaration? declaration)
    {
        try
        {
            return declaration is not null && Compile(declaration) is { } program ? Hash(program) : "";
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Printing meets the same exception and reports it.
            return "";
        }
    }

    /// <summary>
    /// SHA-256 of the fused program and its structure, 64 hexadecimal digits. Captions stay out of it: other words for a step must not
    /// refuse a checkpoint.
    /// </summary>
    public static string Hash(AgentProgram program)
    {
        string text = ProgramPrinter.Print(program, captions: false) + "\n" + StructurePrinter.Print(program.Plan);
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(text)).Select(static b => b.ToString("x2")));
    }
}
