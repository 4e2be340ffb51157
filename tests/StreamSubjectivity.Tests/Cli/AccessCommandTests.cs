using System.Diagnostics;
using System.Text.Json;
using StreamSubjectivity.Store.Contracts.Accounts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Cli;
