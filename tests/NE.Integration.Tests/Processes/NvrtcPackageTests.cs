using NE.Tool;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests.Processes;

/// <summary>Where NVRTC is fetched from: the server that the machine's own package sources name.</summary>
public class NvrtcPackageTests
{
    [Theory]
    [InlineData("bookworm|Debian|http://mirror.example/debian/", "http://mirror.example/debian/")]
    [InlineData("bookworm-security|Debian|http://security.example/\nbookworm|Debian|http://mirror.example/debian/", "http://mirror.example/debian/")]
    [InlineData("bookworm||http://never.asked.example/debian/", "http://never.asked.example/debian/")]
    [InlineData("stable|Google|http://other.example/\ntrixie|Debian|http://newer.example/debian/", "http://newer.example/debian/")]
    [InlineData("trixie|Debian|http://newer.example/debian/\nbookworm|Debian|http://mirror.example/debian/", "http://mirror.example/debian/")]
    [InlineData("noble|Ubuntu|http://archive.example/ubuntu/\nW: something that apt says", null)]
    [InlineData("bookworm-security|Debian|http://security.example/", null)]
    [InlineData("", null)]
    public void ServerOf_WhatAptLists_IsThatOfDebiansPackages(string targets, string? server) => NvrtcPackage.ServerOf(targets).ShouldBe(server);
}
