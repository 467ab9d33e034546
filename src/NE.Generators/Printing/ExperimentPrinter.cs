using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using NE.Generators.Building;
using NE.Generators.Model;
using NE.Generators.Passes;
using NE.Generators.Planning;
using NE.Generators.Printing.CSharp;
using NE.Generators.Printing.Kernels;
using NE.Generators.Program;

namespace NE.Generators.Printing;

/// <summary>Turns a declaration into the files of its agent: plan, program, passes, printed C#.</summary>
internal static class ExperimentPrinter
{
    /// <summary>Prints an experiment; nothing if it cannot be planned.</summary>
    /// <param name="declaration">The experiment.</param>
    /// <param name="owner">Full name of the experiment whose program it runs; null if it has its own program.</param>
    public static EquatableArray<GeneratedFile> Print(Declaration declaration, string? owner = null)
    {
        if (Compile(declaration) is not { } program)
        {
            return [];
        }

        if (owner is not null)
        {
            return [SettingsFile.Print(program, owner)];
        }

        List<GeneratedFile> files = [AgentFile.Print(program), WiringFile.Print(program)];
        foreach (Concern concern in program.Sections.Select(static section => section.Concern).Distinct().Where(static c => c != Concern.Agent))
        {
            files.Add(SectionsFile.Print(program, concern));
        }

        files.AddRange(program.Networks.Select(network => NetworkFile.Print(program, network)));
        var device = new DeviceProgram(program);
        // Kernels would compute what the code said before its owner changed it.
        bool kernels = device.Refusal is null && declaration.Ejected is null;
        files.Add(SettingsFile.Print(program, Hash(program), kernels));
        if (kernels)
        {
            files.Add(KernelFile.Print(device));
            files.Add(DeviceFile.Print(device));
        }

        return files.ToEquatableArray();
    }

    /// <summary>Prints an experiment as code of its own, which needs no declaration and no compiler; nothing if it cannot be planned.</summary>
    /// <param name="declaration">The experiment.</param>
    /// <param name="origin">Where it was made from, one sentence.</param>
    public static EquatableArray<GeneratedFile> Eject(Declaration declaration, string origin) => Print(declaration with
    {
        Ejected = origin,
        Networks = declaration.Networks.Select(static network => network with { Declared = false }).ToEquatableArray(),
    });

    /// <summary>The finished program of an experiment, or null if it cannot be planned.</summary>
    public static ProgramModel? Compile(Declaration declaration)
    {
        if (Planner.Plan(declaration) is not { } plan)
        {
            return null;
        }

        ProgramModel program = ProgramBuilder.Build(plan);
        Fusion.Run(program);
        Branches.Run(program);
        program.Rooms = Liveness.Of(program).Rooms;
        return program;
    }

    /// <summary>The hash of an experiment's program; empty if there is none.</summary>
    public static string HashOf(Declaration? declaration)
    {
        try
        {
            return declaration is not null && Compile(declaration) is { } program ? Hash(program) : "";
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Printing throws the same exception and reports it.
            return "";
        }
    }

    /// <summary>
    /// SHA-256 of the finished program and its structure, 64 hexadecimal digits. Captions are excluded: rewording a step must not
    /// invalidate checkpoints.
    /// </summary>
    public static string Hash(ProgramModel program)
    {
        string text = ProgramPrinter.Print(program, captions: false) + "\n" + StructurePrinter.Print(program.Plan);
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(text)).Select(static b => b.ToString("x2")));
    }
}
