/** The part of selenium-webdriver that the browser tests use; the package has no types. */
declare module 'selenium-webdriver' {
  export type Locator = { using: string; value: string }
  export const By: { css(selector: string): Locator; xpath(path: string): Locator }
  export const Key: Record<string, string>

  export class Capabilities {
    constructor(capabilities: Record<string, unknown>)
  }

  export type WebElement = {
    click(): Promise<void>
    clear(): Promise<void>
    sendKeys(...keys: string[]): Promise<void>
    isDisplayed(): Promise<boolean>
    getAccessibleName(): Promise<string>
    findElement(by: Locator): WebElement
  }

  export type Actions = {
    sendKeys(...keys: string[]): Actions
    keyDown(key: string): Actions
    keyUp(key: string): Actions
    move(to: { origin: WebElement }): Actions
    perform(): Promise<void>
  }

  export type WebDriver = {
    get(url: string): Promise<void>
    findElements(by: Locator): Promise<WebElement[]>
    findElement(by: Locator): WebElement
    executeAsyncScript<T>(script: string, ...args: unknown[]): Promise<T>
    takeScreenshot(): Promise<string>
    actions(): Actions
    manage(): {
      window(): { setRect(rect: { x?: number; y?: number; width: number; height: number }): Promise<unknown> }
      setTimeouts(timeouts: { script: number }): Promise<void>
      deleteAllCookies(): Promise<void>
    }
    quit(): Promise<void>
  }

  export class Builder {
    usingServer(url: string): this
    withCapabilities(capabilities: Capabilities): this
    build(): Promise<WebDriver>
  }
}
