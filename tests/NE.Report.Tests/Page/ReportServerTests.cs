using System;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using NE.Report.Serving;
using Shouldly;
using Xunit;

namespace NE.Report.Tests.Page;

public sealed class ReportServerTests
{
    [Fact]
    public async Task Server_ShowsNewRunsOnThisMachineAlone()
    {
        using RunFolders folders = new();
        folders.Write("Balance", 1, [1, 2]);
        using ReportServer server = new([folders.Root], null);
        server.Start(port: null);
        Task serving = Task.Run(server.Run);
        using HttpClient browser = new();

        server.Address.ShouldStartWith("http://127.0.0.1:");
        string before = await browser.GetStringAsync(new Uri(server.Address + "version"));
        string page = await browser.GetStringAsync(new Uri(server.Address));
        page.ShouldContain("connect-src 'self'");
        page.ShouldContain("1 run (1 complete)");

        folders.Write("Balance", 2, [1, 2]);
        (await browser.GetStringAsync(new Uri(server.Address + "version"))).ShouldNotBe(before);
        (await browser.GetStringAsync(new Uri(server.Address))).ShouldContain("2 runs (2 complete)");
        (await browser.GetAsync(new Uri(server.Address + "etc/passwd"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        server.Dispose();
        await serving;
    }
}
