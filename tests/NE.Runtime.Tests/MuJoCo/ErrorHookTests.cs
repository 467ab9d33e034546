using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using NE.MuJoCo;
using NE.Processes;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.MuJoCo;

/// <summary>
/// An engine error ends the process, so it is provoked in another one: this assembly started again, with <see cref="StartupHook"/> before
/// its empty main program.
/// </summary>
public class ErrorHookTests
{
    private const string Marker = "NE_TEST_PROVOKE_MUJOCO_ERROR";

    [Fact]
    public async Task EngineError_EndsTheProcessWithOneSentenceAndExitCode1()
    {
        string assembly = typeof(ErrorHookTests).Assembly.Location;
        string folder = Directory.CreateTempSubdirectory("ne-mujoco-").FullName;
        try
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", assembly])
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            };
            start.Environment["DOTNET_STARTUP_HOOKS"] = assembly;
            start.Environment[Marker] = "1";
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();

            // Without the hook the engine waits for a key, which never comes.
            process.WaitForExit(new Patience(process, TimeSpan.FromSeconds(30)));

            string error = await errors;
            process.ExitCode.ShouldBe(1);
            error.ShouldStartWith("MuJoCo cannot continue, and the process exits: ");
            error.ShouldContain("solver");
            error.Trim().ShouldNotContain("\n");
            Directory.GetFiles(folder).ShouldBeEmpty();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    internal static unsafe void ProvokeWhenAsked()
    {
        if (Environment.GetEnvironmentVariable(Marker) is null)
        {
            return;
        }

        // The engine checks its solver only when there is a constraint to solve.
        using MuJoCoModel model = MuJoCoModel.FromXml(TestModels.RestingBox);
        *(int*)(model.Pointer + Layout.Model.Solver) = 77;
        using var data = new MuJoCoData(model);
        data.Step();
        Environment.Exit(7);
    }
}
