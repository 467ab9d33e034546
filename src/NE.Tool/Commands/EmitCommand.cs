using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using NE.Generators.Model;
using NE.Generators.Printing;
using NE.Generators.Printing.Kernels;
using NE.Generators.Program;
using NE.Runtime.Gpu.Text;
using NE.Tool.Compiling;
using Backend = NE.Runtime.Gpu.Devices.Backend;

namespace NE.Tool.Commands;

/// <summary><c>ne emit</c>: the generated code, or the program it is printed from.</summary>
internal static class EmitCommand
{
    internal static Command Of()
    {
        Argument<string> project = new("PROJECT") { Description = "A folder with a project, a project file, or a *.ne.yaml file." };
        Argument<string?> name = new("NAME") { Description = "The experiment; all of them by default.", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> program = new("--program") { Description = "The programs as text: buffers, sections, operations." };
        Option<string?> kernels = new("--kernels")
        {
            Description = "The device kernels as source; with opencl or cuda, the complete input of that compiler, "
                + "including dialect and library.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        kernels.AcceptOnlyFromAmong("opencl", "cuda");
        Option<string?> folder = new("--out") { Description = "Write the files to this folder instead of showing them." };
        Command command = new("emit", "Shows the generated code. Example: ne emit examples/HalfCheetah NeTd3 --program")
        {
            project, name, program, kernels, folder,
        };
        command.SetAction(result =>
        {
            Declarations declarations = Declarations.Open(result.GetValue(project)!);
            Action<string, string> show = result.GetValue(folder) is { } target ? (file, text) => Write(target, file, text) : Show;
            if (result.GetValue(program))
            {
                Programs(declarations, result.GetValue(name), show);
            }
            else if (result.GetResult(kernels) is not null)
            {
                Kernels(declarations, result.GetValue(name), result.GetValue(kernels), show);
            }
            else
            {
                Code(declarations, result.GetValue(name), show);
            }
        });
        return command;
    }

    private static void Programs(Declarations declarations, string? name, Action<string, string> show)
    {
        foreach ((string experiment, ProgramModel program) in Compiled(declarations, name))
        {
            show(experiment + ".program.txt", $"program {ExperimentPrinter.Hash(program)}\n\n{ProgramPrinter.Print(program)}");
        }
    }

    private static void Kernels(Declarations declarations, string? name, string? backend, Action<string, string> show)
    {
        foreach ((string experiment, ProgramModel program) in Compiled(declarations, name))
        {
            DeviceProgram device = new(program);
            if (device.Refusal is { } refusal)
            {
                throw new ToolException($"{experiment} has no kernels for a device: {refusal}.");
            }

            string body = KernelBody.Print(device);
            string text = backend switch
            {
                "cuda" => KernelText.Of(Backend.Cuda, [], body),
                "opencl" => KernelText.Of(Backend.OpenCl, [], body),
                _ => body,
            };
            show($"{experiment}.kernels.{(backend == "cuda" ? "cu" : "cl")}", text);
        }
    }

    private static IEnumerable<(string Experiment, ProgramModel Program)> Compiled(Declarations declarations, string? name)
    {
        IReadOnlyList<Declaration> all = declarations.Read();
        if (name is not null)
        {
            Declarations.Find(all, name);
        }

        foreach (Declaration declaration in all.Where(declaration => name is null || declaration.Name == name))
        {
            if (ExperimentPrinter.Compile(declaration) is { } program)
            {
                yield return (declaration.FullName, program);
            }
        }
    }

    private static void Code(Declarations declarations, string? name, Action<string, string> show)
    {
        (string Name, string Text)[] files = [.. declarations.Generate().Files.Where(file => name is null || Belongs(file.Name, name))];
        if (files.Length == 0)
        {
            Declarations.Find(declarations.Read(), name ?? "");
        }

        foreach ((string file, string text) in files)
        {
            show(file, text);
        }
    }

    // File names consist of the full name of the experiment and a concern: HalfCheetah.NeTd3.Update.g.cs.
    private static bool Belongs(string file, string name) => ("." + file).Contains($".{name}.", StringComparison.Ordinal);

    private static void Show(string file, string text)
    {
        Console.WriteLine($"// ----- {file}");
        Console.WriteLine(text);
    }

    private static void Write(string folder, string file, string text)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, file), text);
    }
}
